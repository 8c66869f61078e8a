package io.jview.liveview.services;

import java.time.Duration;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * The one thread that watches the clock for all views. A platform thread, so that views which burn
 * CPU cannot hold it up; what it runs returns at once.
 */
public final class Timers {

  private final ScheduledThreadPoolExecutor scheduler;

  public Timers() {
    scheduler =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("jview-timer").daemon().factory());
    scheduler.setRemoveOnCancelPolicy(true);
  }

  /** Runs something later; gives what calls it off. */
  public Runnable after(Duration delay, Runnable action) {
    try {
      var scheduled = scheduler.schedule(action, delay.toNanos(), TimeUnit.NANOSECONDS);
      return () -> scheduled.cancel(false);
    } catch (RejectedExecutionException stopped) {
      return () -> {};
    }
  }

  /** Runs something again and again; gives what calls it off. */
  public Runnable every(Duration period, Runnable action) {
    try {
      long nanos = period.toNanos();
      var scheduled = scheduler.scheduleAtFixedRate(action, nanos, nanos, TimeUnit.NANOSECONDS);
      return () -> scheduled.cancel(false);
    } catch (RejectedExecutionException stopped) {
      return () -> {};
    }
  }

  public void stop() {
    scheduler.shutdownNow();
  }
}
