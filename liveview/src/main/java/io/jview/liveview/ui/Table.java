package io.jview.liveview.ui;

import static io.jview.liveview.html.Html.each;
import static java.util.Objects.requireNonNull;

import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A table. What sorts it is its address: a heading is a link that patches to it, so that a reload
 * and the Back button see the same. Immutable.
 *
 * <pre>{@code
 * Table.of("orders", orders, Order::id)
 *     .sorted(state.sort(), sort -> Url.of("/orders").query("sort", sort.column()).query("desc", sort.descending()))
 *     .sortable("name", "Customer", Order::name)
 *     .column("", order -> html("<button …>Delete</button>"))
 *     .html()
 * }</pre>
 *
 * @param <T> the type of a row
 */
public final class Table<T> {

  private final String id;
  private final List<T> rows;
  private final Function<? super T, ?> key;
  private final List<Column<T>> columns;
  private final Sort sort;
  private final @Nullable Function<Sort, Url> address;
  private final Html empty;

  private record Column<T>(
      String key, String heading, boolean sortable, Function<? super T, ?> cell) {}

  private Table(
      String id,
      List<T> rows,
      Function<? super T, ?> key,
      List<Column<T>> columns,
      Sort sort,
      @Nullable Function<Sort, Url> address,
      Html empty) {
    this.id = id;
    this.rows = rows;
    this.key = key;
    this.columns = columns;
    this.sort = sort;
    this.address = address;
    this.empty = empty;
  }

  /**
   * Makes a table without columns.
   *
   * @param id its id, unique on the page; letters, digits and dashes
   * @param rows what it shows, in order: it does not sort by itself
   * @param key gives what tells rows apart, as for {@code each}
   * @param <T> the type of a row
   * @return the table
   */
  public static <T> Table<T> of(String id, List<T> rows, Function<? super T, ?> key) {
    return new Table<>(
        id, List.copyOf(rows), key, List.of(), Sort.NONE, null, Html.html("Nothing here yet."));
  }

  /**
   * Adds a column.
   *
   * @param heading what stands above it: text
   * @param cell gives what stands in it: text, or an {@code Html}
   * @return the table with it
   */
  public Table<T> column(String heading, Function<? super T, ?> cell) {
    return with(new Column<>("", heading, false, cell));
  }

  /**
   * Adds a column that the table can be sorted by.
   *
   * @param column its key, see {@link Sort}
   * @param heading what stands above it: text
   * @param cell gives what stands in it: text, or an {@code Html}
   * @return the table with it
   */
  public Table<T> sortable(String column, String heading, Function<? super T, ?> cell) {
    return with(new Column<>(column, heading, true, cell));
  }

  private Table<T> with(Column<T> column) {
    List<Column<T>> more = new ArrayList<>(columns);
    more.add(column);
    return new Table<>(id, rows, key, List.copyOf(more), sort, address, empty);
  }

  /**
   * Says how it is sorted now.
   *
   * @param by the column
   * @param to gives the address, one of the same view, at which it is sorted otherwise
   * @return the table with links in the headings that it can be sorted by
   */
  public Table<T> sorted(Sort by, Function<Sort, Url> to) {
    return new Table<>(id, rows, key, columns, by, requireNonNull(to, "to"), empty);
  }

  /**
   * Says what is shown where there is no row.
   *
   * @param content the content
   * @return the table with it
   */
  public Table<T> empty(Html content) {
    return new Table<>(id, rows, key, columns, sort, address, content);
  }

  /**
   * Shows it.
   *
   * @return the table
   */
  public Html html() {
    return Html.html(
        """
        <div class="jview-table">
          <table id="${id}">
            <thead><tr>${headings}</tr></thead>
            <tbody>${rows}</tbody>
          </table>
          ${none}
        </div>
        """,
        id,
        each(columns, columns::indexOf, this::heading),
        each(rows, key, this::row),
        rows.isEmpty() ? Html.html("<p class=\"jview-empty\">${}</p>", empty) : null);
  }

  private Html heading(Column<T> column) {
    if (!column.sortable() || address == null) {
      return Html.html("<th scope=\"col\">${}</th>", column.heading());
    }
    return Html.html(
        """
        <th scope="col" aria-sort="${direction}"><a href="${address}" data-phx-link="patch" \
        data-phx-link-state="push">${heading}</a></th>\
        """,
        sort.direction(column.key()),
        address.apply(sort.by(column.key())),
        column.heading());
  }

  private Html row(T row) {
    return Html.html(
        "<tr>${}</tr>",
        each(
            columns,
            columns::indexOf,
            column -> Html.html("<td>${}</td>", column.cell().apply(row))));
  }
}
