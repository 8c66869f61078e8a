package io.jview.pubsub.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * Completes callers' stages away from the connections' threads. What a caller hangs on a stage may
 * wait, work or never return: it has workers of its own, of which another one goes on where one
 * does not (B6).
 */
public final class Completions implements Executor {

  private final Workers workers;

  /** Makes one with workers that do nothing else. */
  public Completions(Workers workers) {
    this.workers = workers;
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
