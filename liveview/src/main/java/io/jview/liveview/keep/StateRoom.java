package io.jview.liveview.keep;

import static java.util.concurrent.TimeUnit.MILLISECONDS;

import io.jview.liveview.trust.Seals;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.spi.StateStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The store as pages use it: encrypted, bounded in bytes and time, and without a failure that would
 * reach a page. Thread-safe.
 */
final class StateRoom {

  /** How much all pages of this process may keep. */
  private static final long MAX_BYTES = 256L << 20;

  private final StateStore store;
  private final Seals seals;
  private final Duration timeToLive;
  private final LongAdder dropped;
  private final LimitedLog log;
  private final AtomicLong bytes = new AtomicLong();

  StateRoom(StateStore store, Seals seals, Duration timeToLive, LongAdder dropped, LimitedLog log) {
    this.store = store;
    this.seals = seals;
    this.timeToLive = timeToLive;
    this.dropped = dropped;
    this.log = log;
  }

  Duration timeToLive() {
    return timeToLive;
  }

  /** Has room for so many bytes more, or less; false where there is none. */
  boolean reserve(long more) {
    if (bytes.addAndGet(more) > MAX_BYTES && more > 0) {
      bytes.addAndGet(-more);
      return false;
    }
    return true;
  }

  /** Takes note that a state is lost, and why. */
  void dropped(String view, String why) {
    dropped.increment();
    log.warn("What {} kept of a page was dropped: {}", view, why);
  }

  /** Stores a state; done when that is over: whether it is stored. */
  CompletableFuture<Boolean> put(String key, KeptState state) {
    byte[] sealed = seals.seal(key, state.bytes());
    return settled(() -> store.put(key, sealed, timeToLive).toCompletableFuture());
  }

  CompletableFuture<Boolean> remove(String key) {
    return settled(() -> store.remove(key).toCompletableFuture());
  }

  private interface Call<T> {
    CompletableFuture<T> make();
  }

  private CompletableFuture<Boolean> settled(Call<Void> call) {
    return made(call)
        .handle(
            (done, failure) -> {
              if (failure != null) {
                failed(failure);
              }
              return failure == null;
            });
  }

  private static <T> CompletableFuture<T> made(Call<T> call) {
    try {
      return call.make();
    } catch (RuntimeException failed) {
      return CompletableFuture.failedFuture(failed);
    }
  }

  private void failed(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    log.warn(
        "What pages keep cannot be stored or read at the moment; they begin anew after an outage"
            + " ({})",
        String.valueOf(cause));
  }

  /** Takes a state out; {@link #await} bounds the time. */
  CompletableFuture<Optional<KeptState>> take(String key, String view) {
    return made(() -> store.take(key).toCompletableFuture())
        .handle(
            (taken, failure) -> {
              if (failure != null) {
                failed(failure);
                return Optional.empty();
              }
              return taken.flatMap(bytes -> opened(key, view, bytes));
            });
  }

  private Optional<KeptState> opened(String key, String view, byte[] sealed) {
    Optional<KeptState> state = seals.open(key, sealed).flatMap(KeptState::read);
    if (state.isEmpty()) {
      dropped(view, "another version, or an instance with another secret, has written it");
    }
    return state;
  }

  /** Waits for something for a while; empty where it takes longer or has failed. */
  <T> Optional<T> await(CompletableFuture<T> stage, Duration longest) {
    try {
      return Optional.ofNullable(stage.get(longest.toMillis(), MILLISECONDS));
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    } catch (TimeoutException | ExecutionException late) {
      return Optional.empty();
    }
  }

  /** Waits for something of the store, and says where it does not come. */
  void awaitStore(CompletableFuture<?> stage, Duration longest) {
    await(stage, longest);
    if (!stage.isDone()) {
      failed(new TimeoutException("no answer within " + longest.toMillis() + " ms"));
    }
  }
}
