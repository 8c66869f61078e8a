package io.jview.pubsub.postgres;

import java.time.Duration;

/** A moment by which something must be done. */
record Deadline(long nanoTime) {

  static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The nanoseconds that are left, at least 1. */
  long nanos() {
    return Math.max(1, nanoTime - System.nanoTime());
  }

  boolean isOver() {
    return System.nanoTime() - nanoTime > 0;
  }
}
