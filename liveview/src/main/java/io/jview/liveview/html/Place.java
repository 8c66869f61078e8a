package io.jview.liveview.html;

/** A position in the text of a template. */
record Place(String source, int offset) {

  private static final int EXCERPT_BEFORE = 60;
  private static final int EXCERPT_AFTER = 40;

  TemplateException refuse(String message) {
    int lineStart = source.lastIndexOf('\n', offset - 1) + 1;
    return new TemplateException(message, line(), offset - lineStart + 1, excerpt(lineStart));
  }

  int line() {
    return 1 + (int) source.chars().limit(offset).filter(c -> c == '\n').count();
  }

  private String excerpt(int lineStart) {
    int newline = source.indexOf('\n', offset);
    int lineEnd = newline < 0 ? source.length() : newline;
    int from = Math.max(lineStart, offset - EXCERPT_BEFORE);
    int to = Math.min(lineEnd, offset + EXCERPT_AFTER);
    return "  " + source.substring(from, to) + "\n  " + " ".repeat(offset - from) + "^";
  }
}
