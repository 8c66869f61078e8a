package io.jview.benchmarks.load;

import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.HdrHistogram.ConcurrentHistogram;
import org.HdrHistogram.Histogram;

/** Counts for a whole client. Thread-safe. */
final class Tally {

  private final LongAdder joins = new LongAdder();
  private final LongAdder sent = new LongAdder();
  private final LongAdder answered = new LongAdder();
  private final LongAdder dropped = new LongAdder();
  private final LongAdder frames = new LongAdder();
  private final Map<String, LongAdder> losses = new ConcurrentHashMap<>();
  private final Histogram joinMicros = histogram();
  private final Histogram replyMicros = histogram();
  private int live; // guarded by this

  static Histogram histogram() {
    Histogram histogram = new ConcurrentHistogram(TimeUnit.MINUTES.toMicros(1), 3);
    histogram.setAutoResize(true);
    return histogram;
  }

  void joined(long nanos) {
    joins.increment();
    joinMicros.recordValue(nanos / 1_000);
    addLive(1);
  }

  /** One that was live is not any more. */
  void left() {
    addLive(-1);
  }

  void lost(String reason) {
    losses.computeIfAbsent(reason, key -> new LongAdder()).increment();
  }

  void sent() {
    sent.increment();
  }

  void dropped() {
    dropped.increment();
  }

  void answered(long nanos) {
    answered.increment();
    replyMicros.recordValue(nanos / 1_000);
  }

  void frame() {
    frames.increment();
  }

  private synchronized void addLive(int count) {
    live += count;
    notifyAll();
  }

  /** Waits until so many are live. */
  synchronized boolean awaitLive(int count, Duration limit) throws InterruptedException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (live != count) {
      long millis = (deadline - System.nanoTime()) / 1_000_000;
      if (millis <= 0) {
        return false;
      }
      wait(millis);
    }
    return true;
  }

  private synchronized int live() {
    return live;
  }

  LoadReport report() {
    Map<String, Long> reasons = new TreeMap<>();
    losses.forEach((reason, count) -> reasons.put(reason, count.sum()));
    return new LoadReport(
        live(),
        joins.sum(),
        sent.sum(),
        sent.sum() - answered.sum(),
        dropped.sum(),
        frames.sum(),
        reasons,
        joinMicros.copy(),
        replyMicros.copy());
  }
}
