package io.jview.pubsub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;

/** Stages that are over already, and the true cause of one that failed. */
final class Stages {

  /** Done; safe to share, for nobody can complete it otherwise. */
  static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private Stages() {}

  static CompletionStage<Void> failed(Throwable cause) {
    return CompletableFuture.failedStage(cause);
  }

  static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
