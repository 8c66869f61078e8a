package io.jview.liveview.html.grammar;

/** Reads the text of a template from front to back. */
final class Cursor {

  static final String PLACEHOLDER = "${";
  private static final String LITERAL = "$${";

  private final String source;
  private int at;

  Cursor(String source) {
    this.source = source;
  }

  boolean done() {
    return at >= source.length();
  }

  /** The next character, or NUL at the end. */
  char peek() {
    return done() ? '\0' : source.charAt(at);
  }

  boolean looksAt(String text) {
    return source.regionMatches(true, at, text, 0, text.length());
  }

  boolean atPlaceholder() {
    return source.startsWith(PLACEHOLDER, at);
  }

  boolean atSpace() {
    return !done() && isSpace(peek());
  }

  static boolean isSpace(char c) {
    return c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f';
  }

  /** Moves over one character, or over an escaped placeholder, and gives what it means. */
  String take() {
    if (source.startsWith(LITERAL, at)) {
      at += LITERAL.length();
      return PLACEHOLDER;
    }
    return String.valueOf(source.charAt(at++));
  }

  String take(int length) {
    at += length;
    return source.substring(at - length, at);
  }

  String takeSpace() {
    int start = at;
    while (atSpace()) {
      at++;
    }
    return source.substring(start, at);
  }

  /** Moves over a placeholder, with or without a label, and gives where it stood. */
  Place takePlaceholder() {
    Place place = place();
    int end = at + PLACEHOLDER.length() + place.label().length();
    if (!source.startsWith("}", end)) {
      throw malformedPlaceholder(place);
    }
    at = end + 1;
    return place;
  }

  private MalformedTemplateException malformedPlaceholder(Place place) {
    int close = source.indexOf('}', at);
    int newline = source.indexOf('\n', at);
    boolean closed = close >= 0 && (newline < 0 || close < newline);
    return place.refuse(
        closed
            ? "text between ${ and } that is no label; write ${} or a name, as in ${title}, and"
                + " pass the value as an argument, or $${ for the text ${"
            : "${ without }; write ${} for a placeholder, or $${ for the text ${");
  }

  Place place() {
    return new Place(source, at);
  }
}
