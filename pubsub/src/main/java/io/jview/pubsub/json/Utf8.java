package io.jview.pubsub.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Measures texts without encoding them. */
public final class Utf8 {

  private static final int SHORT = 32;

  private Utf8() {}

  /** Counts the bytes of a text in UTF-8; gives -1 if it holds a lone surrogate. */
  public static long length(String text) {
    return isAscii(text) ? text.length() : measured(text);
  }

  /**
   * Short ones without a way out of the loop, so that the compiler looks at many characters at a
   * time; longer ones by the JDK's own ways, which are fast wherever they are called from.
   */
  private static boolean isAscii(String text) {
    int length = text.length();
    if (length > SHORT) {
      byte[] utf8 = text.getBytes(UTF_8);
      return utf8.length == length && text.equals(new String(utf8, ISO_8859_1));
    }
    int all = 0;
    for (int i = 0; i < length; i++) {
      all |= text.charAt(i);
    }
    return all < 0x80;
  }

  private static long measured(String text) {
    int length = text.length();
    long bytes = length;
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        bytes += c < 0x800 ? 1 : 2;
        if (Character.isSurrogate(c)) {
          if (!Character.isHighSurrogate(c)
              || i + 1 == length
              || !Character.isLowSurrogate(text.charAt(i + 1))) {
            return -1;
          }
          i++;
        }
      }
    }
    return bytes;
  }

  /** Where the character ends that begins at a byte; -1 where the bytes are none, or a control. */
  static int next(byte[] text, int at, int to) {
    int first = text[at];
    if (first >= 0) {
      return first < ' ' ? -1 : at + 1;
    }
    int length = first >> 5 == -2 ? 2 : first >> 4 == -2 ? 3 : first >> 3 == -2 ? 4 : 0;
    if (length == 0 || at + length > to) {
      return -1;
    }
    int character = first & (0x7F >> length);
    for (int i = at + 1; i < at + length; i++) {
      if ((text[i] & 0xC0) != 0x80) {
        return -1;
      }
      character = character << 6 | (text[i] & 0x3F);
    }
    boolean shortest = character >= (length == 2 ? 0x80 : length == 3 ? 0x800 : 0x10000);
    boolean known = character <= Character.MAX_CODE_POINT && !isSurrogate(character);
    return shortest && known ? at + length : -1;
  }

  private static boolean isSurrogate(int character) {
    return character >= Character.MIN_SURROGATE && character <= Character.MAX_SURROGATE;
  }
}
