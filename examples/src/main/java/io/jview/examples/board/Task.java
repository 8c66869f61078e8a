package io.jview.examples.board;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A task on the board. */
record Task(long id, Column column, String title, String text, String owner) {

  static final int MAX_TITLE = 80;
  static final int MAX_TEXT = 2_000;

  /** Says what is wrong with a title; null where it is one. */
  static @Nullable String problemOfTitle(String title) {
    return title.isBlank() || title.length() > MAX_TITLE
        ? "A task has a title of 1 to %d letters.".formatted(MAX_TITLE)
        : null;
  }

  /** Whether it has a word in it, or is of that owner. */
  boolean fits(String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    return (title + "\n" + text + "\n" + owner).toLowerCase(Locale.ROOT).contains(wanted);
  }
}
