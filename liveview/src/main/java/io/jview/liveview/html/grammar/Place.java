package io.jview.liveview.html.grammar;

/**
 * A position in the text of a template.
 *
 * @param source the text
 * @param offset the position, from 0
 */
public record Place(String source, int offset) {

  private static final int EXCERPT_BEFORE = 60;
  private static final int EXCERPT_AFTER = 40;

  /**
   * Makes the error for what stands here.
   *
   * @param message what is wrong, and what to write instead
   * @return the error, to be thrown
   */
  public MalformedTemplateException refuse(String message) {
    return new MalformedTemplateException(message, this);
  }

  /**
   * The line.
   *
   * @return the line, from 1
   */
  public int line() {
    return 1 + (int) source.chars().limit(offset).filter(c -> c == '\n').count();
  }

  /**
   * The column.
   *
   * @return the column, from 1, in UTF-16 code units
   */
  public int column() {
    return offset - lineStart() + 1;
  }

  /**
   * The line around the place, and below it a mark.
   *
   * @return two lines
   */
  public String excerpt() {
    int newline = source.indexOf('\n', offset);
    int lineEnd = newline < 0 ? source.length() : newline;
    int from = Math.max(lineStart(), offset - EXCERPT_BEFORE);
    int to = Math.min(lineEnd, offset + EXCERPT_AFTER);
    return "  " + source.substring(from, to) + "\n  " + " ".repeat(offset - from) + "^";
  }

  /**
   * The label of the placeholder here: a name for who reads the template, and for errors.
   *
   * @return the name in <code>${name}</code>, empty where there is none
   */
  public String label() {
    int start = offset + Cursor.PLACEHOLDER.length();
    if (!source.startsWith(Cursor.PLACEHOLDER, offset)
        || start == source.length()
        || !Character.isJavaIdentifierStart(source.charAt(start))) {
      return "";
    }
    int end = start + 1;
    while (end < source.length() && Character.isJavaIdentifierPart(source.charAt(end))) {
      end++;
    }
    return source.substring(start, end);
  }

  private int lineStart() {
    return source.lastIndexOf('\n', offset - 1) + 1;
  }
}
