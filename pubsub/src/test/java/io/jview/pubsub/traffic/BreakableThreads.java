package io.jview.pubsub.traffic;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;

/** A virtual thread for each task, until once none can be had, as on a machine that is full. */
public final class BreakableThreads implements Executor {

  public static final String MESSAGE = "made by the test";

  private final AtomicBoolean breaks = new AtomicBoolean();

  /** Has the next task fail with an Error. */
  public void breakOnce() {
    breaks.set(true);
  }

  /** Whether that is still to come. */
  public boolean isToBreak() {
    return breaks.get();
  }

  @Override
  public void execute(Runnable task) {
    if (breaks.compareAndSet(true, false)) {
      throw new OutOfMemoryError(MESSAGE);
    }
    Thread.ofVirtual().start(task);
  }
}
