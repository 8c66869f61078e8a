package io.jview.liveview.check;

import java.util.ArrayList;
import java.util.List;

/** Reads a string literal or text block as the compiler does, and keeps where its parts stand. */
final class TextLiteral {

  private static final String DELIMITER = "\"\"\"";

  private final String source;
  private final int start;
  private final int end;
  private final StringBuilder text = new StringBuilder();
  private final List<Integer> offsets = new ArrayList<>();

  private TextLiteral(String source, int start, int end) {
    this.source = source;
    this.start = start;
    this.end = end;
  }

  /**
   * Reads a literal.
   *
   * @param source the file
   * @param start where the literal begins in it
   * @param end where it ends
   * @param value what the compiler made of it
   */
  static SourceText read(String source, int start, int end, String value) {
    TextLiteral literal = new TextLiteral(source, start, end);
    if (source.startsWith(DELIMITER, start)) {
      literal.readBlock();
    } else {
      literal.readEscaped(start + 1, end - 1);
    }
    // Unicode escapes in the source: rare enough to stand at the beginning, all of it.
    return literal.text.toString().equals(value) ? literal.finished() : SourceText.at(value, start);
  }

  private SourceText finished() {
    offsets.add(end - 1);
    return new SourceText(text.toString(), offsets.stream().mapToInt(Integer::intValue).toArray());
  }

  private void add(char c, int offset) {
    text.append(c);
    offsets.add(offset);
  }

  private void readBlock() {
    int from = source.indexOf('\n', start) + 1;
    int to = end - DELIMITER.length();
    int indent = indent(from, to);
    while (true) {
      int newline = source.indexOf('\n', from);
      boolean last = newline < 0 || newline >= to;
      int lineEnd = last ? to : newline;
      int first = Math.min(from + indent, stripped(from, lineEnd));
      readEscaped(first, stripped(first, lineEnd));
      if (last) {
        return;
      }
      if (!continues(first, stripped(first, lineEnd))) {
        add('\n', newline);
      }
      from = newline + 1;
    }
  }

  /** The blanks that all lines begin with; blank ones do not count, but for the last. */
  private int indent(int from, int to) {
    int indent = Integer.MAX_VALUE;
    int line = from;
    while (line <= to) {
      int newline = source.indexOf('\n', line);
      int lineEnd = newline < 0 || newline > to ? to : newline;
      int first = line;
      while (first < lineEnd && Character.isWhitespace(source.charAt(first))) {
        first++;
      }
      if (first < lineEnd || lineEnd == to) {
        indent = Math.min(indent, first - line);
      }
      line = lineEnd + 1;
    }
    return indent;
  }

  /** The end of a line without the blanks at its end. */
  private int stripped(int from, int lineEnd) {
    int last = lineEnd;
    while (last > from && Character.isWhitespace(source.charAt(last - 1))) {
      last--;
    }
    return last;
  }

  /** Whether a line ends with a backslash that is not escaped itself. */
  private boolean continues(int from, int to) {
    int backslashes = 0;
    while (to - backslashes > from && source.charAt(to - backslashes - 1) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private void readEscaped(int from, int to) {
    int i = from;
    while (i < to) {
      char c = source.charAt(i);
      if (c != '\\') {
        add(c, i++);
      } else if (i + 1 == to) {
        return;
      } else {
        i = readEscape(i, to);
      }
    }
  }

  /** Gives where the text goes on. */
  private int readEscape(int backslash, int to) {
    char c = source.charAt(backslash + 1);
    int next = backslash + 2;
    if (c >= '0' && c <= '7') {
      int most = c <= '3' ? backslash + 4 : backslash + 3;
      while (next < Math.min(most, to) && isOctal(source.charAt(next))) {
        next++;
      }
      add((char) Integer.parseInt(source.substring(backslash + 1, next), 8), backslash);
      return next;
    }
    add(
        switch (c) {
          case 'b' -> '\b';
          case 't' -> '\t';
          case 'n' -> '\n';
          case 'f' -> '\f';
          case 'r' -> '\r';
          case 's' -> ' ';
          default -> c;
        },
        backslash);
    return next;
  }

  private static boolean isOctal(char c) {
    return c >= '0' && c <= '7';
  }
}
