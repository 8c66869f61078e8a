package io.jview.examples.sink;

import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.form.Fields;
import io.jview.liveview.form.Form;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.js.JS;
import io.jview.liveview.ui.Dialog;
import io.jview.liveview.ui.FlashMessages;
import io.jview.liveview.ui.Pagination;
import io.jview.liveview.ui.Sort;
import io.jview.liveview.ui.Table;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** A table that sorts and has pages, and a dialog in which a row is renamed. */
final class PartsView implements LiveView<PartsView.State> {

  private static final int ROWS = 95;
  private static final int A_PAGE = 10;

  private static final Form<Name> NAME = Form.of(Name.class).require("name");

  /** A row. */
  record Part(int id, String name, int stock) {}

  /** What can be changed of one. */
  record Name(String name) {}

  /**
   * What the page shows.
   *
   * @param open the row in the dialog; null where it is closed
   */
  record State(List<Part> parts, Sort sort, int page, @Nullable Integer open, Form<Name> form) {

    State at(Sort by, int number) {
      return new State(parts, by, number, open, form);
    }

    State opened(Part part) {
      return new State(parts, sort, page, part.id(), NAME.fill(new Name(part.name())));
    }

    State with(Form<Name> other) {
      return new State(parts, sort, page, open, other);
    }

    State closed(List<Part> now) {
      return new State(now, sort, page, null, NAME);
    }

    List<Part> shown() {
      Comparator<Part> order =
          switch (sort.column()) {
            case "name" -> Comparator.comparing(Part::name);
            case "stock" -> Comparator.comparing(Part::stock);
            default -> Comparator.comparing(Part::id);
          };
      return parts.stream()
          .sorted(sort.descending() ? order.reversed() : order)
          .skip((long) (page - 1) * A_PAGE)
          .limit(A_PAGE)
          .toList();
    }
  }

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Parts");
    List<Part> parts =
        IntStream.rangeClosed(1, ROWS)
            .mapToObj(id -> new Part(id, "Part " + (char) ('A' + id * 7 % 26) + id, id * 37 % 100))
            .toList();
    return new State(parts, Sort.NONE, 1, null, NAME);
  }

  @Override
  public State handleParams(Params params, State state, LiveSocket socket) {
    return state.at(
        Sort.of(params, "name", "stock"), Math.clamp(params.get("page", 1), 1, pages()));
  }

  private static int pages() {
    return (ROWS + A_PAGE - 1) / A_PAGE;
  }

  private static Url address(Sort sort, int page) {
    Url url = Url.of("/sink/parts").query("page", page);
    return sort.equals(Sort.NONE)
        ? url
        : url.query("sort", sort.column()).query("desc", sort.descending());
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    return switch (event.name()) {
      case "open" -> open(event.getInt("id"), state);
      case "change" -> state.with(state.form().read(event));
      case "rename" -> renamed(state.form().read(event), state, socket);
      case "close" -> state.closed(state.parts());
      default -> state;
    };
  }

  private static State open(int id, State state) {
    return state.parts().stream()
        .filter(part -> part.id() == id)
        .findFirst()
        .map(state::opened)
        .orElse(state);
  }

  private static State renamed(Form<Name> form, State state, LiveSocket socket) {
    Integer open = state.open();
    if (!form.valid() || open == null) {
      return state.with(form);
    }
    String name = form.value().name();
    socket.putFlash("info", "It is called " + name + " now.");
    return state.closed(
        state.parts().stream()
            .map(part -> part.id() == open ? new Part(part.id(), name, part.stock()) : part)
            .toList());
  }

  @Override
  public Html render(State state, RenderContext view) {
    Html content =
        html(
            """
            ${}
            ${}
            ${pages}
            ${}
            """,
            FlashMessages.of(view),
            Table.of("parts", state.shown(), Part::id)
                .sorted(state.sort(), sort -> view.url(address(sort, 1)))
                .sortable("name", "Name", Part::name)
                .sortable("stock", "In stock", Part::stock)
                .column("", PartsView::rename)
                .html(),
            Pagination.of(state.page(), pages(), page -> view.url(address(state.sort(), page))),
            when(state.open() != null, () -> dialog(state.form())));
    return SinkPages.around("Parts", view, content);
  }

  private static Html rename(Part part) {
    return html(
        """
        <button type="button" class="quiet" phx-click="open" phx-value-id="${id}" \
        aria-label="${}">Rename</button>\
        """,
        part.id(),
        "Rename " + part.name());
  }

  private static Html dialog(Form<Name> form) {
    return Dialog.of(
        "rename",
        "Rename a part",
        JS.push("close"),
        html(
            """
            <form id="name" novalidate phx-change="change" phx-submit="rename">
              ${name}
              <button>Save</button>
            </form>
            """,
            Fields.input(form.field("name").autofocus())));
  }
}
