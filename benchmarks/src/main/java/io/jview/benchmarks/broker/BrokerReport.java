package io.jview.benchmarks.broker;

import io.jview.benchmarks.Effort;
import io.jview.benchmarks.OpenLoop;
import io.jview.benchmarks.Plot;
import io.jview.benchmarks.Report;
import io.jview.benchmarks.Rounds;
import io.jview.benchmarks.Samples;
import io.jview.benchmarks.Table;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** Measures the ways through a broker, and reports how ours compares. */
public final class BrokerReport {

  /** Many short rounds: a shared machine is fast for some seconds and slow for others. */
  private static final int TIMES_THE_ROUNDS = 3;

  /** After some six seconds the compiler is through with even the largest of the contenders. */
  private static final int WARM_UPS = 12;

  private final Report report;
  private final Effort effort;
  private final String ours;

  public BrokerReport(Report report, Effort effort, String ours) {
    this.report = report;
    this.effort = effort;
    this.ours = ours;
  }

  /** Measures messages a second, with at most so many in flight. */
  public void throughput(Map<String, Way.Opening> ways, int window) throws Exception {
    Map<String, Throughput> trials = new LinkedHashMap<>();
    Effort often = new Effort(TIMES_THE_ROUNDS * effort.rounds(), effort.trial(), effort.most());
    Rounds rounds = new Rounds(often).warmUps(WARM_UPS);
    ways.forEach((name, way) -> trials.put(name, new Throughput(way, often.trial(), window)));
    trials.forEach(rounds::add);
    Map<String, Samples> samples = rounds.run();
    Samples our = samples.get(ours);
    Table table = Table.of("", "messages/s", "lowest – highest", "order kept", ours + " is");
    samples.forEach(
        (name, measured) ->
            table.row(
                name,
                Table.number(measured.median()),
                measured.spread(),
                trials.get(name).keepsOrder() ? "yes" : "no",
                Table.ratio(our, measured)));
    report.table(table);
  }

  /** Measures latency at a fixed rate. */
  public void latency(Map<String, Way.Opening> ways, int perSecond) throws Exception {
    Map<String, Latency> trials = new LinkedHashMap<>();
    Rounds rounds = new Rounds(effort);
    Duration time = effort.trial().multipliedBy(4);
    ways.forEach((name, way) -> trials.put(name, new Latency(way, perSecond, time)));
    trials.forEach(rounds::add);
    Map<String, Samples> medians = rounds.run();
    Samples our = medians.get(ours);
    Table table = Table.of("", "p50", "lowest – highest", "p99", "p99.9", ours + "'s p50 is");
    Plot plot =
        new Plot(
            "Latency at %,d messages a second".formatted(perSecond),
            "µs",
            OpenLoop.PERCENTILES.stream().map(percentile -> "p" + percentile).toList());
    medians.forEach(
        (name, measured) -> {
          Histogram total = trials.get(name).total();
          table.row(
              name,
              Table.number(measured.median()),
              measured.spread(),
              Table.number(total.getValueAtPercentile(99) / 1000.0),
              Table.number(total.getValueAtPercentile(99.9) / 1000.0),
              Table.ratio(our, measured));
          plot.line(name, OpenLoop.percentiles(total));
        });
    report.table(table);
    report.plot("latency", plot);
  }
}
