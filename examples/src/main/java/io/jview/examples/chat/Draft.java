package io.jview.examples.chat;

import io.jview.liveview.Params;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form of a room, as the user typed it.
 *
 * @param name who writes
 * @param text what is to be sent
 */
record Draft(String name, String text) {

  static final Draft EMPTY = new Draft("", "");

  private static final int LONGEST_NAME = 30;
  private static final int LONGEST_TEXT = 500;

  static Draft of(Params form) {
    return new Draft(form.get("name", ""), form.get("text", ""));
  }

  /** Says what is too long already, while the user types; null where all is well. */
  @Nullable String excess() {
    if (length(name) > LONGEST_NAME) {
      return "A name has at most " + LONGEST_NAME + " characters.";
    }
    int over = length(text) - LONGEST_TEXT;
    return over <= 0
        ? null
        : "That is too long by " + over + (over == 1 ? " character." : " characters.");
  }

  /** Says why this cannot be sent; null where it can. */
  @Nullable String problem() {
    if (name.isBlank()) {
      return "Please say who you are.";
    }
    return text.isBlank() ? "Please write something." : excess();
  }

  /** The name to be present as; empty where it is none yet. */
  String signature() {
    return length(name) > LONGEST_NAME ? "" : name.strip();
  }

  Draft sent() {
    return new Draft(name, "");
  }

  private static int length(String text) {
    return text.strip().codePointCount(0, text.strip().length());
  }
}
