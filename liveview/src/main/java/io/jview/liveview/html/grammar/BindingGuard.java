package io.jview.liveview.html.grammar;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Keeps text from being a client command: in a {@code phx-…} attribute the client runs what begins
 * with a bracket. A command is a value of its own type, which stands alone.
 */
public record BindingGuard() implements Guard {

  private static final BindingGuard GUARD = new BindingGuard();

  /** The guard for values among these fixed texts, or null where they can be no command. */
  static @Nullable Guard of(List<String> texts, Place place) {
    String before = texts.get(0);
    int start = visible(before);
    if (start == before.length()) {
      return GUARD;
    }
    if (before.charAt(start) == '['
        || (before.charAt(start) == '&' && !isAmpersand(before, start))) {
      throw place.refuse(
          "a placeholder cannot stand in a client command; build the command with JS and pass it"
              + " as the whole value");
    }
    return null;
  }

  private static boolean isAmpersand(String text, int at) {
    return text.startsWith("&amp;", at);
  }

  @Override
  public boolean allows(String[] pieces, Place place) {
    String text = String.join("", pieces);
    int start = visible(text);
    if (start < text.length() && text.charAt(start) == '[') {
      throw place.refuse(
          "a text that begins with [ would run as a client command; build the command with JS");
    }
    return true;
  }

  /** Where the first character stands that can be seen, or the text's length. */
  private static int visible(String text) {
    int i = 0;
    while (i < text.length() && isBlank(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c <= ' '
        || Character.isISOControl(c)
        || Character.isSpaceChar(c)
        || Character.getType(c) == Character.FORMAT;
  }
}
