package io.jview.benchmarks.liveview;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.eachMemo;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.html.Html;
import io.jview.liveview.html.Rendered;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** A keyed table: its first render, and a render with one changed row and its diff. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class TableBenchmark {

  /** How many rows there are. */
  @Param({"100", "1000", "10000"})
  public int rows;

  /** Whether the list is memoised. */
  @Param({"each", "eachMemo"})
  public String list = "each";

  private final List<Row> table = new ArrayList<>();
  private Rendered shown = new Rendered(html("<hr>"));
  private int next;

  record Row(int id, String name, String mail, int visits) {}

  /** Fills the table and shows it. */
  @Setup
  public void fill() {
    table.clear();
    for (int i = 0; i < rows; i++) {
      table.add(new Row(i, "Name " + i, "mail" + i + "@example.org", i));
    }
    shown = new Rendered(page());
  }

  private Html page() {
    return html(
        "<h1>${} rows</h1><table>${}</table>",
        table.size(),
        list.equals("each")
            ? each(table, Row::id, TableBenchmark::row)
            : eachMemo(table, Row::id, TableBenchmark::row));
  }

  private static Html row(Row row) {
    return html(
        "<tr id=\"${}\"><td>${}</td><td>${}</td><td>${}</td></tr>",
        row.id(),
        row.name(),
        row.mail(),
        row.visits());
  }

  /** Changes one row, in steps over the whole table; gives the diff. */
  @Benchmark
  public String oneChangedRow() {
    next = (next + 997) % rows;
    Row before = table.get(next);
    table.set(next, new Row(before.id(), before.name(), before.mail(), before.visits() + 1));
    StringBuilder diff = new StringBuilder();
    shown.diff(page(), diff);
    return diff.toString();
  }

  /** Renders all and writes the tree that a join is answered with. */
  @Benchmark
  public String firstRender() {
    StringBuilder tree = new StringBuilder();
    new Rendered(page()).writeTree(tree);
    return tree.toString();
  }

  /** How long a diff of one changed row is. */
  int diffChars() {
    return oneChangedRow().length();
  }
}
