package io.jview.benchmarks;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongConsumer;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.Recorder;

/**
 * Latency at a fixed rate. Each message has its due time, whether the one before is through or not,
 * and its latency counts from there: a stall costs every message that was due in it.
 */
public final class OpenLoop {

  /** The percentiles that a plot shows. */
  public static final List<Double> PERCENTILES = List.of(50.0, 75.0, 90.0, 99.0, 99.9);

  private static final long SPIN_NANOS = TimeUnit.MICROSECONDS.toNanos(60);

  private final Recorder recorder = new Recorder(TimeUnit.MINUTES.toNanos(1), 3);
  private final long interval;

  public OpenLoop(int perSecond) {
    this.interval = TimeUnit.SECONDS.toNanos(1) / perSecond;
  }

  /** A message has arrived that was due then; from any thread. */
  public void arrived(long due) {
    recorder.recordValue(Math.max(0, System.nanoTime() - due));
  }

  /**
   * Sends for a while, in the calling thread.
   *
   * @param send sends one message, which carries its due time, to be given to {@link #arrived}
   * @return how many were sent
   */
  public long send(Duration time, LongConsumer send) {
    long start = System.nanoTime();
    long count = time.toNanos() / interval;
    for (long i = 0; i < count; i++) {
      long due = start + i * interval;
      await(due);
      send.accept(due);
    }
    return count;
  }

  private static void await(long due) {
    for (long left = due - System.nanoTime(); left > 0; left = due - System.nanoTime()) {
      if (left > SPIN_NANOS) {
        LockSupport.parkNanos(left - SPIN_NANOS);
      } else {
        Thread.onSpinWait();
      }
    }
  }

  /** What has arrived since the last call, in nanoseconds. */
  public Histogram taken() {
    return recorder.getIntervalHistogram();
  }

  /** A histogram's percentiles in microseconds, for a line of a plot. */
  public static List<Double> percentiles(Histogram histogram) {
    return PERCENTILES.stream()
        .map(percentile -> Math.max(0.001, histogram.getValueAtPercentile(percentile) / 1000.0))
        .toList();
  }
}
