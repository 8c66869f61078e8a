package io.jview.pubsub.log;

import org.jspecify.annotations.Nullable;

/** Text that others have written, made fit for a line of the log. */
public final class Foreign {

  private static final int LONGEST = 1_000;

  private Foreign() {}

  /**
   * Makes a text that cannot end a line, move a terminal's cursor, or turn the direction of what
   * follows: each such character is written as its number, and what is too long is cut off.
   *
   * @param text what others have written; null for none
   * @return the same where there is nothing to change
   */
  public static @Nullable String clean(@Nullable String text) {
    if (text == null || isClean(text)) {
      return text;
    }
    StringBuilder clean = new StringBuilder();
    int length = Math.min(text.length(), LONGEST);
    for (int i = 0; i < length; i++) {
      char c = text.charAt(i);
      if (isHarmful(c)) {
        clean.append("\\u%04x".formatted((int) c));
      } else {
        clean.append(c);
      }
    }
    return length < text.length()
        ? clean.append("… (").append(text.length()).append(" characters)").toString()
        : clean.toString();
  }

  private static boolean isClean(String text) {
    return text.length() <= LONGEST && text.chars().noneMatch(c -> isHarmful((char) c));
  }

  /** Controls with U+0085 and U+009B, ends of lines and paragraphs, marks of direction. */
  private static boolean isHarmful(char c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          c != '\u200d' && !Character.isSurrogate(c);
      default -> false;
    };
  }
}
