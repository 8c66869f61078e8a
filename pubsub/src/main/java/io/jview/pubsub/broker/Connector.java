package io.jview.pubsub.broker;

import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.work.Stages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the adapter connected: one try at a time, and after each that failed, or each loss, another
 * after a pause, for ever. Its lock puts the facts about the link into one order.
 */
final class Connector {

  /** Is told when the link is up, in both directions. */
  interface Listener {

    /** Notes the fact, in order; under the connector's lock. */
    void up();

    /** Acts on it. */
    void restored();
  }

  private final PubSubAdapter adapter;
  private final Inbound inbound;
  private final Listener listener;
  private final PubSubClock clock;
  private final Backoff backoff;
  private final LimitedLog log;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private boolean trying;
  private boolean closed;
  private long losses;

  Connector(
      PubSubAdapter adapter,
      Inbound inbound,
      Listener listener,
      PubSubClock clock,
      RandomGenerator random,
      LimitedLog log) {
    this.adapter = adapter;
    this.inbound = inbound;
    this.listener = listener;
    this.clock = clock;
    this.backoff = new Backoff(random);
    this.log = log;
  }

  /**
   * The first try; where {@code patient}, a failure is retried like a loss, and the start is done.
   */
  CompletionStage<Void> start(boolean patient) {
    CompletableFuture<Void> started = new CompletableFuture<>();
    connect(
        failure -> {
          if (failure == null || patient) {
            started.complete(null);
          } else {
            started.completeExceptionally(failure);
          }
          return patient;
        });
    return started;
  }

  private void connect(Outcome outcome) {
    long before = begin();
    CompletionStage<Void> connected;
    try {
      connected = adapter.connect(inbound);
    } catch (RuntimeException e) {
      connected = Stages.failed(e);
    }
    connected.whenComplete(
        (done, failure) -> ended(before, failure == null ? null : Stages.cause(failure), outcome));
  }

  private long begin() {
    lock.lock();
    try {
      trying = true;
      return losses;
    } finally {
      lock.unlock();
    }
  }

  /** A try is over; a direction lost while it was under way counts as a failure of it. */
  private void ended(long lossesBefore, @Nullable Throwable failure, Outcome outcome) {
    boolean up;
    lock.lock();
    try {
      up = failure == null && losses == lossesBefore && !closed;
      if (up) {
        trying = false;
        backoff.reset();
        listener.up();
      }
    } finally {
      lock.unlock();
    }
    if (up) {
      listener.restored();
    }
    boolean again = outcome.of(failure);
    if (!up) {
      next(failure, again || failure == null);
    }
  }

  private void next(@Nullable Throwable failure, boolean again) {
    lock.lock();
    try {
      trying = again && !closed;
      if (!trying) {
        return;
      }
    } finally {
      lock.unlock();
    }
    if (failure != null) {
      log.warn("The broker cannot be reached and is tried again: {}", Stages.text(failure));
    }
    retry();
  }

  private void retry() {
    clock.schedule(backoff.next(), () -> connect(failure -> true));
  }

  /** A direction is down, which is noted in order; the adapter is to connect again. */
  void lost(Runnable note, Runnable act) {
    boolean retry;
    lock.lock();
    try {
      losses++;
      note.run();
      retry = !trying && !closed;
      trying = trying || retry;
    } finally {
      lock.unlock();
    }
    act.run();
    if (retry) {
      retry();
    }
  }

  void close() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /** Tells what a try gave; decides whether to go on after a failure. */
  private interface Outcome {
    boolean of(@Nullable Throwable failure);
  }
}
