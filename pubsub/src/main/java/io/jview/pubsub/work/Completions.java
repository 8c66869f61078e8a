package io.jview.pubsub.work;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * Completes callers' stages away from the connections' threads: what has gathered is handed over in
 * one go.
 */
public final class Completions {

  private final Queue<Runnable> queue = new ConcurrentLinkedQueue<>();
  private final AtomicInteger pending = new AtomicInteger();
  private final Executor executor;

  /** Makes one that hands over to an executor. */
  public Completions(Executor executor) {
    this.executor = executor;
  }

  /** Completes a stage, in the order of the calls: with a failure, or well where it is null. */
  public void complete(CompletableFuture<Void> stage, @Nullable Throwable failure) {
    run(
        () -> {
          if (failure == null) {
            stage.complete(null);
          } else {
            stage.completeExceptionally(failure);
          }
        });
  }

  /** Runs what calls user code, in the order of the calls. */
  public void run(Runnable completion) {
    queue.add(completion);
    if (pending.getAndIncrement() == 0) {
      executor.execute(this::drain);
    }
  }

  private void drain() {
    int done = pending.get();
    while (done != 0) {
      for (int i = 0; i < done; i++) {
        queue.remove().run();
      }
      done = pending.addAndGet(-done);
    }
  }
}
