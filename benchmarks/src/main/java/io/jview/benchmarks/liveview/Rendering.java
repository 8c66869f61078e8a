package io.jview.benchmarks.liveview;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Table;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Rendering and diffing a table, by JMH. */
final class Rendering {

  private static final int FIRST_ROWS = 100;
  private static final List<String> ROWS = List.of("100", "1000", "10000");

  private Rendering() {}

  static void measure(Report report, Effort effort) throws RunnerException {
    report.section("Rendering and diffing a keyed table");
    Table table = Table.of("", "list", "rows", "µs", "±", "characters of the diff");
    sorted(new Runner(options(effort).build()).run()).values().forEach(run -> row(table, run));
    report.table(table);
  }

  private static ChainedOptionsBuilder options(Effort effort) {
    boolean full = effort.most() >= FIRST_ROWS;
    long millis = effort.trial().toMillis();
    return new OptionsBuilder()
        .include(TableBenchmark.class.getName() + (full ? "" : ".oneChangedRow"))
        .param("rows", full ? ROWS.toArray(String[]::new) : new String[] {"10"})
        .forks(full ? 1 : 0)
        .warmupIterations(full ? 3 : 1)
        .warmupTime(TimeValue.milliseconds(millis))
        .measurementIterations(effort.rounds())
        .measurementTime(TimeValue.milliseconds(millis))
        .jvmArgsAppend(quiet())
        .verbosity(VerboseMode.SILENT);
  }

  /** From JDK 23 on a JVM warns of what JMH does. */
  private static String[] quiet() {
    return Runtime.version().feature() < 23
        ? new String[0]
        : new String[] {"--sun-misc-unsafe-memory-access=allow"};
  }

  private static Map<String, RunResult> sorted(Collection<RunResult> runs) {
    Map<String, RunResult> sorted = new TreeMap<>();
    for (RunResult run : runs) {
      int rows = Integer.parseInt(run.getParams().getParam("rows"));
      sorted.put("%s %07d %s".formatted(name(run), rows, run.getParams().getParam("list")), run);
    }
    return sorted;
  }

  private static String name(RunResult run) {
    String method = run.getParams().getBenchmark();
    return method.endsWith("oneChangedRow") ? "one changed row" : "first render, whole tree";
  }

  private static void row(Table table, RunResult run) {
    String list = run.getParams().getParam("list");
    String rows = run.getParams().getParam("rows");
    Result<?> time = run.getPrimaryResult();
    TableBenchmark benchmark = new TableBenchmark();
    benchmark.list = list;
    benchmark.rows = Integer.parseInt(rows);
    benchmark.fill();
    table.row(
        name(run),
        list,
        rows,
        Table.number(time.getScore()),
        Table.number(time.getScoreError()),
        name(run).startsWith("one") ? String.valueOf(benchmark.diffChars()) : "");
  }
}
