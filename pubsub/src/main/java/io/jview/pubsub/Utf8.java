package io.jview.pubsub;

/** Measures texts without encoding them. */
final class Utf8 {

  private Utf8() {}

  /** Counts the bytes of a text in UTF-8; gives -1 if it holds a lone surrogate. */
  static long length(CharSequence text) {
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
}
