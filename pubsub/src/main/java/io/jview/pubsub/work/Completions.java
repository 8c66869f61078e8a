package io.jview.pubsub.work;

import io.jview.pubsub.log.LimitedLog;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Completes callers' stages away from the connections' threads. What a caller hangs on a stage may
 * wait, work or never return: it has workers of its own, of which another one goes on where one
 * does not (B6). Where none can, since callbacks compute on all processors that the executor has, a
 * thread that is not the executor's goes on.
 */
public final class Completions implements Executor {

  /** How many threads of its own may be held by callbacks that never return. */
  private static final int MOST_HELPERS = 64;

  private final Workers workers;
  private final Executor later;
  private final LimitedLog log;
  private final ThreadFactory helpers =
      Thread.ofPlatform().daemon().name("jview-pubsub-complete-", 0).factory();
  private final AtomicBoolean watched = new AtomicBoolean();
  private final AtomicInteger helping = new AtomicInteger();

  /** How many had begun at the last look; used by one look at a time. */
  private long seen;

  /**
   * Makes one.
   *
   * @param workers do nothing else
   * @param later runs what it is given after a while, on a thread that callbacks cannot hold
   */
  public Completions(Workers workers, Executor later, LimitedLog log) {
    this.workers = workers;
    this.later = later;
    this.log = log;
  }

  /** Completes a stage: with a failure, or well where it is null. */
  public void complete(CompletableFuture<Void> stage, @Nullable Throwable failure) {
    execute(
        () -> {
          if (failure == null) {
            stage.complete(null);
          } else {
            stage.completeExceptionally(failure);
          }
        });
  }

  /** Runs what calls user code; it throws nothing. */
  @Override
  public void execute(Runnable completion) {
    workers.add(new Completion(completion));
    watch();
  }

  private void watch() {
    if (!watched.get() && watched.compareAndSet(false, true)) {
      later.execute(this::look);
    }
  }

  /** Looks whether those that wait get on, as long as some do. */
  private void look() {
    long begun = workers.delivered();
    boolean stuck = begun == seen && !workers.isEmpty();
    seen = begun;
    if (stuck && helping.get() < MOST_HELPERS) {
      log.warn(
          "Stages are not completed, for callbacks on them hold all threads (or the machine is"
              + " overloaded): another thread goes on. What computes or waits is to be handed to a"
              + " thread of its own, as by thenRunAsync");
      helping.incrementAndGet();
      workers.help(task -> helpers.newThread(() -> help(task)));
    }
    watched.set(false);
    if (!workers.isEmpty()) {
      watch();
    }
  }

  private void help(Runnable task) {
    try {
      task.run();
    } finally {
      helping.decrementAndGet();
    }
  }

  /**
   * Gives a stage that is over when another one is, but whose callbacks are nobody else's: not
   * those of another caller who waits for the same.
   */
  public CompletableFuture<Void> apart(CompletableFuture<Void> stage) {
    CompletableFuture<Void> own = new CompletableFuture<>();
    stage.whenComplete((done, failure) -> complete(own, failure));
    return own;
  }

  private static final class Completion implements Ready, Work {
    private final Runnable task;
    private final AtomicBoolean taken = new AtomicBoolean();

    Completion(Runnable task) {
      this.task = task;
    }

    @Override
    public @Nullable Work take() {
      return taken.compareAndSet(false, true) ? this : null;
    }

    @Override
    public boolean isEmpty() {
      return taken.get();
    }

    @Override
    public boolean work(Worker now) {
      now.delivers();
      task.run();
      Thread.interrupted();
      return true;
    }

    @Override
    public @Nullable Call call() {
      return null;
    }
  }
}
