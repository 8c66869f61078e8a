package io.jview.liveview.html.grammar;

/** A template, or a value for it, that its grammar refuses at a place. */
public final class MalformedTemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient Place place;

  MalformedTemplateException(String message, Place place) {
    super(message);
    this.place = place;
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
