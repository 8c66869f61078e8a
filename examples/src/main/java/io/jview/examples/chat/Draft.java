package io.jview.examples.chat;

import io.jview.liveview.form.Form;
import org.jspecify.annotations.Nullable;

/**
 * What stands in the form of a room.
 *
 * @param name who writes
 * @param text what is to be sent
 */
record Draft(String name, String text) {

  static final Form<Draft> FORM =
      Form.of(Draft.class).check("name", Draft::problemOfName).check("text", Draft::problemOfText);

  private static final int LONGEST_NAME = 30;
  private static final int LONGEST_TEXT = 500;

  private static @Nullable String problemOfName(String name) {
    if (name.isBlank()) {
      return "Please say who you are.";
    }
    return length(name) > LONGEST_NAME
        ? "A name has at most " + LONGEST_NAME + " characters."
        : null;
  }

  private static @Nullable String problemOfText(String text) {
    if (text.isBlank()) {
      return "Please write something.";
    }
    int over = length(text) - LONGEST_TEXT;
    return over <= 0
        ? null
        : "That is too long by " + over + (over == 1 ? " character." : " characters.");
  }

  /** The name to be present as; empty where it is none yet. */
  static String signature(Form<Draft> form) {
    String name = form.field("name").value();
    return length(name) > LONGEST_NAME ? "" : name.strip();
  }

  Draft sent() {
    return new Draft(name, "");
  }

  private static int length(String text) {
    return text.strip().codePointCount(0, text.strip().length());
  }
}
