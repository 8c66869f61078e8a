package io.jview.pubsub.work;

import io.jview.pubsub.PubSubClock;
import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The machine's time, with one platform thread for timers: busy handlers cannot starve it. */
public final class SystemClock implements PubSubClock {

  private final ScheduledThreadPoolExecutor timer;

  /** Makes one, with its thread. */
  public SystemClock() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("jview-pubsub-timer").daemon().factory());
    timer.setRemoveOnCancelPolicy(true);
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    try {
      ScheduledFuture<?> scheduled = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> scheduled.cancel(false);
    } catch (RejectedExecutionException closed) {
      return () -> {};
    }
  }

  /** Ends its thread; what was to come does not. */
  public void close() {
    timer.shutdownNow();
  }
}
