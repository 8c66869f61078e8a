package io.jview.benchmarks.liveview;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Jmh;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Table;

/** What components cost beside a memoised list that shows the same. */
final class ComponentTable {

  private static final int ROWS = 20_000;
  private static final int COLLECTIONS = 3;

  private ComponentTable() {}

  static void measure(Report report, Effort effort) throws Exception {
    report.section("A table of components");
    report.text("From an event that changes one of 1,000 rows to its answer, in one process.");
    report.table(Jmh.table(ComponentBenchmark.class, effort));
    report.text("Heap of one row, idle, with what it shows: three texts and two numbers.");
    Table heap = Table.of("", "bytes each");
    int rows = effort.atMost(ROWS);
    double memoised = bytesEach(rows, false);
    double components = bytesEach(rows, true);
    heap.row("eachMemo", Table.number(memoised));
    heap.row("components", Table.number(components));
    heap.row("a component alone", Table.number(components - memoised));
    report.table(heap);
  }

  private static double bytesEach(int rows, boolean components) throws Exception {
    long before = used();
    try (OneBrowser browser = OneBrowser.at(new TablePage(rows, components))) {
      browser.click();
      return (used() - before) / (double) rows;
    }
  }

  private static long used() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
