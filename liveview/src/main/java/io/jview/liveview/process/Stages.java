package io.jview.liveview.process;

import io.jview.pubsub.PubSubException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;

/** How a view's thread waits for what the pub/sub has been asked. */
final class Stages {

  private Stages() {}

  /**
   * Waits until it is done.
   *
   * @throws PubSubException as it was refused with, or with what could not be done
   */
  static void await(CompletionStage<Void> stage, Supplier<String> failure) {
    try {
      stage.toCompletableFuture().get();
    } catch (ExecutionException failed) {
      if (failed.getCause() instanceof PubSubException refused) {
        throw refused;
      }
      throw new PubSubException(failure.get(), failed.getCause());
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new PubSubException(failure.get() + ": interrupted", stopped);
    }
  }
}
