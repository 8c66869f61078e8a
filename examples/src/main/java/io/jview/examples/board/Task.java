package io.jview.examples.board;

import java.util.Locale;

/** A task on the board. */
record Task(long id, Column column, String title, String text, String owner) {

  static final int MAX_TITLE = 80;
  static final int MAX_TEXT = 2_000;

  /** Whether it has a word in it, or is of that owner. */
  boolean fits(String query) {
    String wanted = query.toLowerCase(Locale.ROOT);
    return (title + "\n" + text + "\n" + owner).toLowerCase(Locale.ROOT).contains(wanted);
  }
}
