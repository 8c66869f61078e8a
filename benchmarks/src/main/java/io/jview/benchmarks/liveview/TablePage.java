package io.jview.benchmarks.liveview;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.eachMemo;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.Event;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import java.util.ArrayList;
import java.util.List;

/**
 * A table of which each event changes one row, in steps over the whole of it.
 *
 * @param rows how many
 * @param components whether each row is a component, or an entry of a memoised list
 */
record TablePage(int rows, boolean components) implements LiveView<TablePage.Table> {

  private static final int STEP = 997;
  private static final RowComponent ROW = new RowComponent();

  record Row(int id, String name, String mail, int visits) {}

  record Table(List<Row> rows, int last) {}

  /** A row as a component, whose state is what it is given. */
  private static final class RowComponent implements LiveComponent<Row, Row> {
    @Override
    public Row mount(Row row, LiveSocket socket) {
      return row;
    }

    @Override
    public Row update(Row row, Row state, LiveSocket socket) {
      return row;
    }

    @Override
    public Html render(Row row, ComponentContext self) {
      return row(row);
    }
  }

  @Override
  public Table mount(Params params, Session session, LiveSocket socket) {
    List<Row> all = new ArrayList<>(rows);
    for (int i = 0; i < rows; i++) {
      all.add(new Row(i, "Name " + i, "mail" + i + "@example.org", i));
    }
    return new Table(all, 0);
  }

  @Override
  public Table handleEvent(Event event, Table state, LiveSocket socket) {
    int next = (state.last() + STEP) % rows;
    List<Row> changed = new ArrayList<>(state.rows());
    Row row = changed.get(next);
    changed.set(next, new Row(row.id(), row.name(), row.mail(), row.visits() + 1));
    return new Table(changed, next);
  }

  @Override
  public Html render(Table state, RenderContext view) {
    return html(
        "<table>${}</table>",
        components
            ? each(state.rows(), Row::id, row -> view.component("row-" + row.id(), ROW, row))
            : eachMemo(state.rows(), Row::id, TablePage::row));
  }

  private static Html row(Row row) {
    return html(
        "<tr id=\"${}\"><td>${}</td><td>${}</td><td>${}</td></tr>",
        row.id(),
        row.name(),
        row.mail(),
        row.visits());
  }
}
