package io.jview.pubsub.postgres.database;

import java.time.Duration;

/** A moment by which something must be done. */
public record Deadline(long nanoTime) {

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The nanoseconds that are left, at least 1. */
  public long nanos() {
    return Math.max(1, nanoTime - System.nanoTime());
  }

  public boolean isOver() {
    return System.nanoTime() - nanoTime > 0;
  }
}
