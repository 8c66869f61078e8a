package io.jview.examples.board;

import io.jview.liveview.form.Form;
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
 * @param edit what is typed in the dialog
 */
record Board(
    String user,
    String query,
    List<Task> tasks,
    Form<NewTask> draft,
    @Nullable Task open,
    Form<Edit> edit) {

  List<Task> in(Column column) {
    return tasks.stream().filter(task -> task.column() == column).toList();
  }

  Board with(List<Task> now) {
    return new Board(user, query, now, draft, open, edit);
  }

  Board drafting(Form<NewTask> form) {
    return new Board(user, query, tasks, form, open, edit);
  }

  /** The dialog as its user has it now, saved or not. */
  Board editing(Form<Edit> form) {
    return new Board(user, query, tasks, draft, open, form);
  }
}
