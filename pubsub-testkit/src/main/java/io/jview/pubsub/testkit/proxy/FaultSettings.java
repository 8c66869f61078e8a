package io.jview.pubsub.testkit.proxy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/** The faults that a proxy makes now; its connections wait here while it stalls. */
public final class FaultSettings {

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition passing = lock.newCondition();

  // Written under the lock.
  private volatile Ways swallowed = Ways.NONE;
  private volatile Duration delay = Duration.ZERO;
  private volatile int bytesPerSecond = Integer.MAX_VALUE;
  private boolean stalled;

  public void clear() {
    change(
        () -> {
          swallowed = Ways.NONE;
          delay = Duration.ZERO;
          bytesPerSecond = Integer.MAX_VALUE;
          stalled = false;
        });
  }

  public void swallow(Ways ways) {
    change(() -> swallowed = ways);
  }

  public void delay(Duration time) {
    change(() -> delay = time);
  }

  public void throttle(int limit) {
    change(() -> bytesPerSecond = limit);
  }

  public void stall() {
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

  Ways swallowed() {
    return swallowed;
  }

  public Duration delay() {
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

  /** Some of the two ways of a connection. */
  public record Ways(boolean toServer, boolean toClient) {

    public static final Ways BOTH = new Ways(true, true);

    static final Ways NONE = new Ways(false, false);
  }
}
