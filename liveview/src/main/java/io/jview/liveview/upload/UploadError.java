package io.jview.liveview.upload;

/** Why a file is not taken. */
public enum UploadError {
  /** It is longer than {@link Upload#maxBytes(long)} allows, or longer than the browser said. */
  TOO_LARGE("is too large"),

  /** More are chosen than {@link Upload#maxEntries(int)} allows. */
  TOO_MANY_FILES("too many files"),

  /** Its name, its type or what is in it is none that {@link Upload#accept(String...)} names. */
  NOT_ACCEPTED("is of a type that is not accepted"),

  /** There is no room for it now. */
  NO_ROOM("cannot be stored now, try again later"),

  /** It did not come whole, or could not be written. */
  FAILED("could not be uploaded");

  private final String message;

  UploadError(String message) {
    this.message = message;
  }

  /**
   * Gives a sentence for the user, in English.
   *
   * @return the text
   */
  public String message() {
    return message;
  }
}
