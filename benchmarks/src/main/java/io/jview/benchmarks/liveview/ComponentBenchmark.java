package io.jview.benchmarks.liveview;

import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** From an event that changes one of 1,000 rows to its answer, in one process. */
@SuppressWarnings("NullAway.Init") // the harness calls join first
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class ComponentBenchmark {

  private static final int ROWS = 1_000;

  private OneBrowser memoised;
  private OneBrowser components;
  private OneBrowser empty;

  /** Joins the pages. */
  @Setup
  public void join() throws Exception {
    memoised = OneBrowser.at(new TablePage(ROWS, false));
    components = OneBrowser.at(new TablePage(ROWS, true));
    empty = OneBrowser.at(new TablePage(1, false));
  }

  /** Ends the pages. */
  @TearDown
  public void leave() {
    memoised.close();
    components.close();
    empty.close();
  }

  /** A table of one row: the way there and back. */
  @Benchmark
  public String oneRow() throws InterruptedException {
    return empty.click();
  }

  /** A memoised list. */
  @Benchmark
  public String eachMemo() throws InterruptedException {
    return memoised.click();
  }

  /** A list of components. */
  @Benchmark
  public String components() throws InterruptedException {
    return components.click();
  }
}
