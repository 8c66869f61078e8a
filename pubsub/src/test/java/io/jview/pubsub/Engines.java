package io.jview.pubsub;

import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/** What the tests of the engine share: waiting for stages. */
public final class Engines {

  private Engines() {}

  /** Waits for a stage; throws what it failed with, unchecked causes as they are. */
  public static void done(CompletionStage<Void> stage) {
    try {
      stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
    } catch (java.util.concurrent.ExecutionException e) {
      if (e.getCause() instanceof RuntimeException cause) {
        throw cause;
      }
      throw new AssertionError(e.getCause());
    } catch (InterruptedException | java.util.concurrent.TimeoutException e) {
      throw new AssertionError(e);
    }
  }

  /** Whether a stage is done, or has failed. */
  public static boolean isDone(CompletionStage<Void> stage) {
    return stage.toCompletableFuture().isDone();
  }
}
