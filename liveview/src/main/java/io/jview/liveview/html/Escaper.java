package io.jview.liveview.html;

import org.jspecify.annotations.Nullable;

/**
 * Escapes text so that it is text anywhere in an element and within a quoted attribute, whichever
 * the quotes. What HTML cannot hold becomes the replacement character.
 */
final class Escaper {

  private Escaper() {}

  static String escape(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (replacement(text, i) != null) {
        return escapeFrom(i, text);
      }
    }
    return text;
  }

  private static String escapeFrom(int first, String text) {
    StringBuilder out = new StringBuilder(text.length() + 16).append(text, 0, first);
    for (int i = first; i < text.length(); i++) {
      String replacement = replacement(text, i);
      if (replacement == null) {
        out.append(text.charAt(i));
      } else {
        out.append(replacement);
      }
    }
    return out.toString();
  }

  private static @Nullable String replacement(String text, int i) {
    char c = text.charAt(i);
    return switch (c) {
      case '&' -> "&amp;";
      case '<' -> "&lt;";
      case '>' -> "&gt;";
      case '"' -> "&quot;";
      case '\'' -> "&#39;";
      case '\r' -> "&#13;"; // as it is, a browser would make a line feed of it
      case '\0' -> Surrogates.REPLACEMENT;
      default -> c > '>' && Surrogates.isLone(text, i) ? Surrogates.REPLACEMENT : null;
    };
  }
}
