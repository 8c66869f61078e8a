package io.jview.pubsub.redis.resp;

import java.net.SocketTimeoutException;
import java.time.Duration;

/** A moment by which something must be done. */
public record Deadline(long nanoTime) {

  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** The milliseconds that are left, at least 1. */
  public int millis() throws SocketTimeoutException {
    long left = (nanoTime - System.nanoTime()) / 1_000_000;
    if (left <= 0) {
      throw new SocketTimeoutException("no answer in time");
    }
    return (int) Math.min(left, Integer.MAX_VALUE);
  }

  /** An earlier one, after one of so many parts of the time that is left. */
  public Deadline part(int parts) throws SocketTimeoutException {
    return in(Duration.ofMillis(Math.max(1, millis() / parts)));
  }
}
