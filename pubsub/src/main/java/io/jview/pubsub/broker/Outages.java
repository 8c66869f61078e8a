package io.jview.pubsub.broker;

import io.jview.pubsub.delivery.Counters;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.work.Stages;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Says in the log what becomes of the link: each loss, each failure that is tried again, and, once
 * all is as it was, how long something was away and what the sessions and the senders were told.
 */
final class Outages {

  private final Counters counters;
  private final LongSupplier nanoTime;
  private final LimitedLog log;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private final Set<Direction> concerned = EnumSet.noneOf(Direction.class);
  private boolean away;
  private long since;
  private long gaps;
  private long failures;

  Outages(Counters counters, LongSupplier nanoTime, LimitedLog log) {
    this.counters = counters;
    this.nanoTime = nanoTime;
    this.log = log;
  }

  /** A direction is lost, which is noted; gives how to tell it. */
  Runnable lost(Direction direction, @Nullable Throwable cause) {
    begin(direction);
    return () -> tell(direction, cause);
  }

  private void tell(Direction direction, @Nullable Throwable cause) {
    log.warn(
        "The link to the broker is down ({}): {}",
        Directions.name(direction),
        cause == null ? "another one takes its place" : Stages.text(cause));
  }

  /** A try to connect has failed, and there will be another one. */
  void failed(String missing, boolean refused, Throwable failure) {
    begin(null);
    log.warn(
        refused
            ? "The broker refuses the link ({}), which is tried again: {}"
            : "The broker cannot be reached ({}) and is tried again: {}",
        missing,
        Stages.text(failure));
  }

  private void begin(@Nullable Direction direction) {
    lock.lock();
    try {
      if (direction != null) {
        concerned.add(direction);
      }
      if (!away) {
        away = true;
        since = nanoTime.getAsLong();
        gaps = counters.disconnections.sum();
        failures = counters.failedBroadcasts.sum();
      }
    } finally {
      lock.unlock();
    }
  }

  /** Both directions work, and the broker has been asked for all topics. */
  void over() {
    String directions;
    long nanos;
    long told;
    long failed;
    lock.lock();
    try {
      if (!away) {
        return;
      }
      away = false;
      directions = concerned.isEmpty() ? "" : " (" + Directions.names(concerned::contains) + ")";
      concerned.clear();
      nanos = nanoTime.getAsLong() - since;
      told = counters.disconnections.sum() - gaps;
      failed = counters.failedBroadcasts.sum() - failures;
    } finally {
      lock.unlock();
    }
    log.info(
        "The link to the broker is back{} after {} s: {} gaps were told, {} broadcasts have failed",
        directions,
        seconds(nanos),
        told,
        failed);
  }

  private static String seconds(long nanos) {
    return "%.1f".formatted(Duration.ofNanos(nanos).toMillis() / 1_000.0);
  }
}
