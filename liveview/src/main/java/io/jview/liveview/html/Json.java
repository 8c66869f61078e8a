package io.jview.liveview.html;

/** Writes JSON strings. What they hold is always well-formed Unicode. */
final class Json {

  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Json() {}

  static void writeString(String text, StringBuilder out) {
    out.append('"');
    int done = 0;
    int length = text.length();
    for (int i = 0; i < length; i++) {
      if (!isPlain(text, i)) {
        out.append(text, done, i);
        writeEscaped(text.charAt(i), out);
        done = i + 1;
      }
    }
    out.append(text, done, length).append('"');
  }

  private static boolean isPlain(String text, int i) {
    char c = text.charAt(i);
    if (c < '\u2028') {
      return c >= ' ' && c != '"' && c != '\\';
    }
    return c > '\u2029' && !Surrogates.isLone(text, i);
  }

  private static void writeEscaped(char c, StringBuilder out) {
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (Character.isSurrogate(c)) {
          out.append(Surrogates.REPLACEMENT);
        } else {
          writeUnicode(c, out);
        }
      }
    }
  }

  private static void writeUnicode(char c, StringBuilder out) {
    out.append("\\u");
    for (int shift = 12; shift >= 0; shift -= 4) {
      out.append(HEX[(c >> shift) & 0xF]);
    }
  }
}
