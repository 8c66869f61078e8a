package io.jview.benchmarks;

import java.util.Collection;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs a class of JMH benchmarks that give the time of one operation. */
public final class Jmh {

  private Jmh() {}

  /** Gives a table with a row for each benchmark of a class. */
  public static Table table(Class<?> benchmarks, Effort effort) throws RunnerException {
    boolean smoke = effort.rounds() == 1;
    TimeValue time = new TimeValue(smoke ? 5 : 300, TimeUnit.MILLISECONDS);
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .include("^" + benchmarks.getName().replace(".", "\\.") + "\\.")
            .forks(smoke ? 0 : 1)
            .warmupIterations(smoke ? 1 : 4)
            .warmupTime(time)
            .measurementIterations(smoke ? 1 : effort.rounds())
            .measurementTime(time)
            .verbosity(VerboseMode.SILENT);
    Collection<RunResult> results = new Runner(options.build()).run();
    Table table = Table.of("", "ns", "lowest – highest");
    for (RunResult run : results) {
      Result<?> result = run.getPrimaryResult();
      double[] all = result.getStatistics().getN() == 0 ? null : values(result);
      Samples samples = new Samples(all == null ? new double[] {result.getScore()} : all);
      table.row(result.getLabel(), Table.number(samples.median()), samples.spread());
    }
    return table;
  }

  private static double[] values(Result<?> result) {
    int count = (int) result.getStatistics().getN();
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = result.getStatistics().getPercentile(count == 1 ? 50 : 100.0 * i / (count - 1));
    }
    return values;
  }
}
