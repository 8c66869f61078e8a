package io.jview.liveview;

import java.util.function.LongSupplier;

/** Counts a socket's joins. Used by one thread at a time. */
final class JoinRate {

  private final LongSupplier nanoTime;
  private long windowStart;
  private int joins;

  JoinRate(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
    this.windowStart = nanoTime.getAsLong();
  }

  /** Whether one more is within reason. */
  boolean allows() {
    long now = nanoTime.getAsLong();
    if (now - windowStart > Limits.JOIN_WINDOW.toNanos()) {
      windowStart = now;
      joins = 0;
    }
    return ++joins <= Limits.JOINS;
  }
}
