package io.jview.examples.board;

import io.jview.liveview.form.Form;

/** What is typed for a new task. */
record NewTask(String title) {

  static final Form<NewTask> FORM = Form.of(NewTask.class).check("title", Task::problemOfTitle);
}
