package io.jview.server;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Lets a few log lines of one sort pass in a period and counts the rest. */
final class LimitedLog {

  private static final int LINES = 10;
  private static final long PERIOD = Duration.ofSeconds(10).toNanos();

  private final LongSupplier nanoTime;
  private final Object lock = new Object();
  private long periodStart; // guarded by lock
  private int lines; // guarded by lock
  private long suppressed; // guarded by lock

  LimitedLog(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.periodStart = nanoTime.getAsLong();
  }

  /** Tells how many lines were left out since the last one that passed; -1: leave this one out. */
  long permit() {
    long now = nanoTime.getAsLong();
    synchronized (lock) {
      if (now - periodStart >= PERIOD) {
        periodStart = now;
        lines = 0;
      }
      if (lines >= LINES) {
        suppressed++;
        return -1;
      }
      lines++;
      long before = suppressed;
      suppressed = 0;
      return before;
    }
  }
}
