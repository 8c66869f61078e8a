package io.jview.liveview.html;

/**
 * Finds the halves of characters that lack their other half: neither UTF-8 nor JSON can hold them.
 */
final class Surrogates {

  /** What stands in the place of such a half. */
  static final String REPLACEMENT = "\uFFFD";

  private Surrogates() {}

  static boolean isLone(String text, int i) {
    char c = text.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1));
    }
    return Character.isLowSurrogate(c)
        && (i == 0 || !Character.isHighSurrogate(text.charAt(i - 1)));
  }
}
