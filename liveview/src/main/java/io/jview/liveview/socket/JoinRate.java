package io.jview.liveview.socket;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Counts a socket's joins. Used by one thread at a time. */
final class JoinRate {

  /** How many joins a socket may ask for in one {@link #WINDOW}. */
  static final int JOINS = 500;

  private static final Duration WINDOW = Duration.ofSeconds(10);

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
    if (now - windowStart > WINDOW.toNanos()) {
      windowStart = now;
      joins = 0;
    }
    return ++joins <= JOINS;
  }
}
