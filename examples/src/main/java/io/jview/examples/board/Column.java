package io.jview.examples.board;

/** Where a task stands. */
enum Column {
  TODO("To do"),
  DOING("Doing"),
  DONE("Done");

  final String title;

  Column(String title) {
    this.title = title;
  }

  boolean hasNext() {
    return this != DONE;
  }

  Column next() {
    return values()[ordinal() + 1];
  }
}
