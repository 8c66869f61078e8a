package io.jview.examples.sink;

/** Something to do. */
record Chore(long id, String title) {}
