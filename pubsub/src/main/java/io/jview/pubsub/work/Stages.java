package io.jview.pubsub.work;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Stages that are over already, and the true cause of one that failed. */
public final class Stages {

  /** Done; safe to share, for nobody can complete it otherwise. */
  public static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);

  private Stages() {}

  /** Failed already. */
  public static CompletionStage<Void> failed(Throwable cause) {
    return CompletableFuture.failedStage(cause);
  }

  /** What a failure says of itself, for a line of the log. */
  public static String text(@Nullable Throwable failure) {
    return failure == null || failure.getMessage() == null
        ? String.valueOf(failure)
        : failure.getMessage();
  }

  /** What a stage failed with, without the wraps that stages put around it. */
  public static Throwable cause(Throwable failure) {
    Throwable cause = failure;
    while (cause instanceof CompletionException && cause.getCause() != null) {
      cause = cause.getCause();
    }
    return cause;
  }
}
