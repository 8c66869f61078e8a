package io.jview.benchmarks;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A table of results; written as Markdown, with columns aligned so that a terminal shows it too.
 */
public final class Table {

  private final List<List<String>> rows = new ArrayList<>();

  private Table(List<String> header) {
    rows.add(header);
  }

  public static Table of(String... header) {
    return new Table(List.of(header));
  }

  /** Compares what was measured of contenders to one of them: median, spread, and how often. */
  public static Table compare(String unit, Map<String, Samples> samples, String ours) {
    Table table = of("", unit, "lowest – highest", ours + " is");
    Samples our = samples.get(ours);
    samples.forEach(
        (name, measured) ->
            table.row(name, number(measured.median()), measured.spread(), ratio(our, measured)));
    return table;
  }

  public Table row(String... cells) {
    if (cells.length != rows.get(0).size()) {
      throw new IllegalArgumentException(
          Arrays.toString(cells) + " does not fit under " + rows.get(0));
    }
    rows.add(List.of(cells));
    return this;
  }

  /** A number with three digits that matter. */
  public static String number(double value) {
    double size = Math.abs(value);
    String format = size >= 100 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f";
    return String.format(Locale.ROOT, format, value);
  }

  /** A ratio, as in "2.50 times". */
  public static String times(double ratio) {
    return number(ratio) + " times";
  }

  /** How many times the other's ours are, round by round; empty beside itself. */
  public static String ratio(Samples ours, Samples other) {
    return ours == other ? "" : times(ours.beside(other).median());
  }

  @Override
  public String toString() {
    int[] widths = widths();
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < rows.size(); row++) {
      line(text, rows.get(row), widths);
      if (row == 0) {
        rule(text, widths);
      }
    }
    return text.toString();
  }

  private int[] widths() {
    int[] widths = new int[rows.get(0).size()];
    for (List<String> row : rows) {
      for (int i = 0; i < widths.length; i++) {
        widths[i] = Math.max(Math.max(widths[i], 3), row.get(i).length());
      }
    }
    return widths;
  }

  /** The first column is a name, the others are numbers and stand to the right. */
  private static void line(StringBuilder text, List<String> row, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      String gap = " ".repeat(widths[i] - row.get(i).length());
      text.append("| ").append(i == 0 ? row.get(i) + gap : gap + row.get(i)).append(' ');
    }
    text.append("|\n");
  }

  private static void rule(StringBuilder text, int[] widths) {
    for (int i = 0; i < widths.length; i++) {
      text.append(i == 0 ? "| :" : "| ").append("-".repeat(widths[i] - 1));
      text.append(i == 0 ? " " : ": ");
    }
    text.append("|\n");
  }
}
