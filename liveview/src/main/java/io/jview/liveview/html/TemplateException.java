package io.jview.liveview.html;

/**
 * A template that cannot be used, or a value that cannot stand where it was put. The message says
 * what is wrong and what to write instead, names line and column and shows the line of the
 * template; it never shows a value.
 */
public final class TemplateException extends IllegalArgumentException {

  private static final long serialVersionUID = 1L;

  private final int line;
  private final int column;

  TemplateException(String message, int line, int column, String excerpt) {
    super(message + " (line " + line + ", column " + column + " of the template)\n" + excerpt);
    this.line = line;
    this.column = column;
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
