package io.jview.liveview.html.grammar;

/** A template, or a value for it, that its grammar refuses at a place. */
public final class MalformedTemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String reason;
  private final transient Place place;

  MalformedTemplateException(String message, Place place) {
    super(message);
    this.reason = message;
    this.place = place;
  }

  /**
   * Why it is refused.
   *
   * @return what is wrong, and what to write instead
   */
  public String reason() {
    return reason;
  }

  /**
   * Where it is refused.
   *
   * @return the place
   */
  public Place place() {
    return place;
  }
}
