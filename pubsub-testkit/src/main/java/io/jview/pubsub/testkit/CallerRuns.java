package io.jview.pubsub.testkit;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs what a call hands in right after that call, on the caller's thread, one task at a time. What
 * comes from elsewhere, a timer for instance, gets a thread of its own.
 */
final class CallerRuns implements Executor {

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger callers = new AtomicInteger();
  private final AtomicReference<@Nullable Thread> runner = new AtomicReference<>();

  /** Makes a call; when it is over, runs what it handed in, unless another thread does. */
  <T> T around(Supplier<T> call) {
    callers.incrementAndGet();
    try {
      return call.get();
    } finally {
      callers.decrementAndGet();
      runAll();
    }
  }

  @Override
  public void execute(Runnable task) {
    tasks.add(task);
    if (callers.get() == 0 && runner.get() == null) {
      Thread.ofVirtual().name("jview-recording").start(this::runAll);
    }
  }

  /** Who adds a task looks for a runner after it; who has run looks for tasks after it. */
  private void runAll() {
    while (!tasks.isEmpty() && runner.compareAndSet(null, Thread.currentThread())) {
      try {
        runTasks();
      } finally {
        runner.set(null);
      }
    }
  }

  private void runTasks() {
    for (Runnable task = tasks.poll(); task != null; task = tasks.poll()) {
      task.run();
    }
  }

  /** Within a task, runs those that wait at once, for a task that is going to wait for them. */
  void runWithin() {
    if (runner.get() == Thread.currentThread()) {
      runTasks();
    }
  }
}
