package io.jview.pubsub.testkit;

import io.jview.pubsub.testkit.FaultProxy.Direction;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The faults that a proxy makes now; its connections wait here while it stalls. */
final class FaultSettings {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition passing = lock.newCondition();

  // Written under the lock.
  private volatile Set<Direction> swallowed = Set.of();
  private volatile Duration delay = Duration.ZERO;
  private volatile int bytesPerSecond = Integer.MAX_VALUE;
  private boolean stalled;

  void clear() {
    change(
        () -> {
          swallowed = Set.of();
          delay = Duration.ZERO;
          bytesPerSecond = Integer.MAX_VALUE;
          stalled = false;
        });
  }

  void swallow(Set<Direction> directions) {
    change(() -> swallowed = Set.copyOf(directions));
  }

  void delay(Duration time) {
    change(() -> delay = time);
  }

  void throttle(int limit) {
    change(() -> bytesPerSecond = limit);
  }

  void stall() {
    change(() -> stalled = true);
  }

  private void change(Runnable setting) {
    lock.lock();
    try {
      setting.run();
      passing.signalAll();
    } finally {
      lock.unlock();
    }
  }

  Set<Direction> swallowed() {
    return swallowed.isEmpty() ? EnumSet.noneOf(Direction.class) : EnumSet.copyOf(swallowed);
  }

  Duration delay() {
    return delay;
  }

  /** How long as many bytes take. */
  long nanos(int bytes) {
    int limit = bytesPerSecond;
    return limit == Integer.MAX_VALUE ? 0 : TimeUnit.SECONDS.toNanos(bytes) / limit;
  }

  void awaitPassing() throws InterruptedException {
    lock.lock();
    try {
      while (stalled) {
        passing.await();
      }
    } finally {
      lock.unlock();
    }
  }
}
