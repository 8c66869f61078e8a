package io.jview.pubsub.presence.node;

import io.jview.pubsub.PubSubClock;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** The system's time, with one thread that begins when there is something to wait for. */
public final class NodeClock implements PubSubClock, AutoCloseable {

  private final ScheduledThreadPoolExecutor timer;

  private NodeClock() {
    timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("jview-presence-timer").daemon().factory());
    timer.setRemoveOnCancelPolicy(true);
    timer.setExecuteExistingDelayedTasksAfterShutdownPolicy(false);
  }

  /**
   * Makes one.
   *
   * @return a clock; closing it ends its thread
   */
  public static NodeClock create() {
    return new NodeClock();
  }

  @Override
  public long nanoTime() {
    return System.nanoTime();
  }

  @Override
  public Runnable schedule(Duration delay, Runnable task) {
    if (timer.isShutdown()) {
      return () -> {};
    }
    Future<?> later = timer.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    return () -> later.cancel(false);
  }

  @Override
  public void close() {
    timer.shutdown();
  }
}
