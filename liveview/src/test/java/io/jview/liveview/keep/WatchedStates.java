package io.jview.liveview.keep;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.jview.pubsub.spi.StateStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A store that can be looked into, and that fails, waits or falls silent when a test says so. */
final class WatchedStates implements StateStore {

  volatile boolean failing;
  volatile boolean silent;
  volatile Duration delay = Duration.ZERO;
  private final Map<String, byte[]> values = new ConcurrentHashMap<>();
  private final AtomicInteger puts = new AtomicInteger();

  int size() {
    return values.size();
  }

  int puts() {
    return puts.get();
  }

  /** All keys and values, byte by byte. */
  String dump() {
    StringBuilder all = new StringBuilder();
    values.forEach((key, value) -> all.append(key).append(new String(value, ISO_8859_1)));
    return all.toString();
  }

  /** Flips a bit in each value. */
  void damage() {
    values.replaceAll(
        (key, value) -> {
          byte[] damaged = value.clone();
          damaged[damaged.length - 1] ^= 1;
          return damaged;
        });
  }

  private <T> CompletionStage<T> settled(T result) {
    if (silent) {
      return new CompletableFuture<>();
    }
    return failing
        ? CompletableFuture.failedFuture(new IOException("on purpose"))
        : CompletableFuture.completedFuture(result);
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, Duration timeToLive) {
    puts.incrementAndGet();
    if (delay.isPositive()) {
      return CompletableFuture.runAsync(
          () -> values.put(key, value),
          CompletableFuture.delayedExecutor(delay.toMillis(), TimeUnit.MILLISECONDS));
    }
    if (!failing && !silent) {
      values.put(key, value);
    }
    return settled(null);
  }

  @Override
  public CompletionStage<Optional<byte[]>> take(String key) {
    return settled(Optional.ofNullable(failing || silent ? null : values.remove(key)));
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    values.remove(key);
    return settled(null);
  }
}
