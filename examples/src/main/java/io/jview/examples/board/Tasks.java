package io.jview.examples.board;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** The tasks, in memory; thread-safe. A real site keeps them in a database. */
final class Tasks {

  /** The topic on which pages tell each other that something has changed. */
  static final String TOPIC = "board";

  private static final int MAX_TASKS = 500;

  private final List<Task> all = new ArrayList<>(); // guarded by this
  private long lastId; // guarded by this

  synchronized List<Task> matching(String query) {
    return all.stream().filter(task -> task.fits(query)).toList();
  }

  synchronized Optional<Task> find(long id) {
    return all.stream().filter(task -> task.id() == id).findFirst();
  }

  /** Adds a task, unless the board is full. */
  synchronized void add(String title, String owner) {
    if (all.size() < MAX_TASKS) {
      all.add(new Task(++lastId, Column.TODO, title, "", owner));
    }
  }

  synchronized void edit(long id, String title, String text) {
    replace(id, task -> new Task(id, task.column(), title, text, task.owner()));
  }

  synchronized void advance(long id) {
    replace(
        id,
        task ->
            task.column().hasNext()
                ? new Task(id, task.column().next(), task.title(), task.text(), task.owner())
                : task);
  }

  private void replace(long id, UnaryOperator<Task> change) {
    all.replaceAll(task -> task.id() == id ? change.apply(task) : task);
  }
}
