package io.jview.liveview.html;

import io.jview.liveview.html.grammar.MalformedTemplateException;
import io.jview.liveview.html.grammar.Place;

/**
 * A template that cannot be used, or a value that cannot stand where it was put. The message says
 * what is wrong and what to write instead, names line and column and shows the line of the
 * template; it never shows a value.
 */
public final class TemplateException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  TemplateException(MalformedTemplateException malformed) {
    this(malformed.reason(), malformed.place());
  }

  /** The template of a component is at fault. */
  TemplateException(String component, MalformedTemplateException malformed) {
    this(component + ": " + malformed.reason(), malformed.place());
  }

  /** The template as a whole is at fault. */
  TemplateException(String message, String source) {
    this(message, new Place(source, 0));
  }

  private TemplateException(String message, Place place) {
    super(
        message
            + " ("
            + named(place)
            + "line "
            + place.line()
            + ", column "
            + place.column()
            + " of the template)\n"
            + place.excerpt());
    this.line = place.line();
    this.column = place.column();
  }

  private static String named(Place place) {
    return place.label().isEmpty() ? "" : "${" + place.label() + "}, ";
  }

  /**
   * The line of the template at fault.
   *
   * @return the line, from 1
   */
  public int line() {
    return line;
  }

  /**
   * The column at fault.
   *
   * @return the column, from 1, in UTF-16 code units
   */
  public int column() {
    return column;
  }
}
