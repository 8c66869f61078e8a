package io.jview.examples.board;

import io.jview.liveview.form.Form;

/** What can be changed of a task. */
record Edit(String title, String text) {

  static final Form<Edit> FORM =
      Form.of(Edit.class)
          .check("title", Task::problemOfTitle)
          .check(
              "text",
              (String text) ->
                  text.length() > Task.MAX_TEXT
                      ? "A text has %d letters at most.".formatted(Task.MAX_TEXT)
                      : null);

  static Form<Edit> of(Task task) {
    return FORM.fill(new Edit(task.title(), task.text()));
  }
}
