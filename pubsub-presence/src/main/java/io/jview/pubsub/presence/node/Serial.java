package io.jview.pubsub.presence.node;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Runs tasks one after the other, on a thread while there are any. Thread-safe. */
final class Serial {

  private static final Logger LOG = LoggerFactory.getLogger(Serial.class);
  private static final int BATCH = 256;

  private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
  private final AtomicInteger waiting = new AtomicInteger();
  private final Executor threads;
  private final Runnable afterwards;

  /** Runs the tasks now, or did so last. */
  private volatile @Nullable Thread runner;

  /**
   * Makes one.
   *
   * @param threads where it runs
   * @param afterwards what is run after a number of tasks, at the latest when none is left
   */
  Serial(Executor threads, Runnable afterwards) {
    this.threads = threads;
    this.afterwards = afterwards;
  }

  /** Runs a task at its turn; does not wait. */
  void run(Runnable task) {
    tasks.add(task);
    if (waiting.getAndIncrement() == 0) {
      threads.execute(this::drain);
    }
  }

  /**
   * Runs a task at its turn, and waits until it is done; does not wait in a task, as where a
   * provider delivers on the thread of who broadcasts.
   */
  void await(Runnable task) {
    if (Thread.currentThread() == runner) {
      run(task);
      return;
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    run(
        () -> {
          try {
            task.run();
          } finally {
            done.complete(null);
          }
        });
    done.join();
  }

  private void drain() {
    runner = Thread.currentThread();
    int done;
    do {
      done = Math.min(waiting.get(), BATCH);
      for (int i = 0; i < done; i++) {
        guarded(tasks.remove());
      }
      guarded(afterwards);
    } while (waiting.addAndGet(-done) > 0);
  }

  private static void guarded(Runnable task) {
    try {
      task.run();
    } catch (RuntimeException e) {
      LOG.error("presence failed at a task, and goes on", e);
    }
  }
}
