package io.jview.examples.board;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.html.link;
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
          <input name="title" value="${}" placeholder="A new task" aria-label="A new task"
            maxlength="${}" autocomplete="off">
          <button>Add</button>
        </form>
        ${}
        ${}
        ${}
        """,
        board.query(),
        board.draft(),
        Task.MAX_TITLE,
        when(!board.problem().isEmpty(), () -> html("<p role=\"alert\">${}</p>", board.problem())),
        each(List.of(Column.values()), Column::name, column -> column(column, board)),
        board.open() == null ? html("") : dialog(board.open()));
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
    Url address = Url.of("/tasks/{id}", task.id());
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

  private static Html dialog(Task task) {
    return html(
        """
        <dialog open id="dialog" phx-window-keydown="close" phx-key="Escape">
          <form id="edit" phx-change="edit" phx-submit="save">
            <label>Title <input name="title" value="${}" maxlength="${}"></label>
            <label>Text <textarea name="text" rows="6">${}</textarea></label>
            <button>Save</button>
            <button type="button" phx-click="close">Close</button>
          </form>
        </dialog>
        """,
        task.title(),
        Task.MAX_TITLE,
        task.text());
  }
}
