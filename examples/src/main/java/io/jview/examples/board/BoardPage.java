package io.jview.examples.board;

import static io.jview.liveview.form.Fields.input;
import static io.jview.liveview.form.Fields.textarea;
import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.form.Form;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.html.link;
import io.jview.liveview.js.JS;
import io.jview.liveview.ui.Dialog;
import java.util.List;

/** How a board looks. */
final class BoardPage {

  private BoardPage() {}

  static Html of(Board board) {
    return html(
        """
        <form id="search" phx-change="search" phx-submit="search">
          <input name="q" type="search" value="${}" placeholder="Search" aria-label="Search"
            phx-debounce="200" autocomplete="off">
        </form>
        <form id="add" phx-change="draft" phx-submit="add">
          ${}
          <button>Add</button>
        </form>
        ${}
        ${}
        """,
        board.query(),
        input(
            board
                .draft()
                .field("title")
                .label("A new task")
                .maxLength(Task.MAX_TITLE)
                .autocomplete("off")),
        each(List.of(Column.values()), Column::name, column -> column(column, board)),
        when(board.open() != null, () -> dialog(board.edit())));
  }

  private static Html column(Column column, Board board) {
    return html(
        """
        <section id="${}"><h2>${} (${})</h2><ul>${}</ul></section>
        """,
        column.name(),
        column.title,
        board.in(column).size(),
        each(board.in(column), Task::id, task -> task(task, board.query())));
  }

  private static Html task(Task task, String query) {
    Url address = Links.TASK.url(task.id());
    return html(
        "<li>${} <small>${}</small> ${}</li>",
        link.patch(
            query.isEmpty() ? address : address.query("q", query), html("${}", task.title())),
        task.owner(),
        when(
            task.column().hasNext(),
            () ->
                html(
                    "<button phx-click=\"advance\" phx-value-id=\"${}\""
                        + " aria-label=\"${}\">→</button>",
                    task.id(),
                    "Move " + task.title())));
  }

  private static Html dialog(Form<Edit> form) {
    return Dialog.of(
        "dialog",
        "Task",
        JS.push("close"),
        html(
            """
            <form id="edit" phx-change="edit" phx-submit="save" novalidate>
              ${title}
              ${text}
              <button>Save</button>
            </form>
            """,
            input(form.field("title").maxLength(Task.MAX_TITLE)),
            textarea(form.field("text"), 6)));
  }
}
