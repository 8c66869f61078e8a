package io.jview.examples.board;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What one page of the board shows.
 *
 * @param user who looks at it
 * @param query what is searched for; empty for all
 * @param tasks those that fit
 * @param draft what is typed for a new task
 * @param open the task in the dialog; null where it is closed
 * @param problem what is wrong with what was entered; empty for nothing
 */
record Board(
    String user,
    String query,
    List<Task> tasks,
    String draft,
    @Nullable Task open,
    String problem) {

  List<Task> in(Column column) {
    return tasks.stream().filter(task -> task.column() == column).toList();
  }

  Board with(List<Task> now) {
    return new Board(user, query, now, draft, open, problem);
  }

  Board drafting(String text) {
    return new Board(user, query, tasks, text, open, "");
  }

  /** The dialog as its user has it now, saved or not. */
  Board editing(Task task) {
    return new Board(user, query, tasks, draft, task, "");
  }

  Board but(String what) {
    return new Board(user, query, tasks, draft, open, what);
  }
}
