package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.fail;

import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * The kit's two clocks.
 *
 * @param mustCome how long to wait for what must come
 * @param mustNot how long to wait for what must not
 */
record Waits(Duration mustCome, Duration mustNot) {

  /** The longest pause that a provider makes between two tries to connect. */
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

  /** For what comes when a link is there again, which may begin with a pause (O1). */
  Waits untilTheLinkIsBack() {
    return new Waits(mustCome.plus(LONGEST_PAUSE), mustNot);
  }

  /** Waits until a stage is done. */
  void done(CompletionStage<?> stage, String what) {
    Throwable failure = outcome(stage, what);
    if (failure != null) {
      fail(what + " failed: " + failure, failure);
    }
  }

  /** Waits until a stage has failed; gives with what. */
  Throwable failure(CompletionStage<?> stage, String what) {
    Throwable failure = outcome(stage, what);
    return failure == null ? fail(what + " should have failed and was done") : failure;
  }

  /** Waits until a stage is over; gives what it failed with, or null where it was done. */
  @Nullable Throwable outcome(CompletionStage<?> stage, String what) {
    try {
      stage.toCompletableFuture().get(mustCome.toMillis(), TimeUnit.MILLISECONDS);
      return null;
    } catch (ExecutionException e) {
      return e.getCause() instanceof CompletionException wrapper && wrapper.getCause() != null
          ? wrapper.getCause()
          : e.getCause();
    } catch (TimeoutException e) {
      return fail(what + " was not over within " + mustCome);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return fail(what + " was interrupted");
    }
  }

  /** Whether a stage is over within the short wait. */
  boolean overSoon(CompletionStage<?> stage) {
    return holdsWithin(mustNot, () -> stage.toCompletableFuture().isDone());
  }

  /** Waits until something holds. */
  void until(String what, BooleanSupplier condition) {
    if (!holdsWithin(mustCome, condition)) {
      fail(what + ": not within " + mustCome);
    }
  }

  /** Lets the short wait pass, so that what must not come has its chance. */
  void hold() {
    holdsWithin(mustNot, () -> false);
  }

  static boolean holdsWithin(Duration limit, BooleanSupplier condition) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() - deadline > 0 || Thread.currentThread().isInterrupted()) {
        return condition.getAsBoolean();
      }
      LockSupport.parkNanos(1_000_000);
    }
    return true;
  }
}
