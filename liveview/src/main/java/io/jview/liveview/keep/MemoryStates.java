package io.jview.liveview.keep;

import io.jview.pubsub.spi.StateStore;
import java.time.Duration;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Keeps states in this process, for one instance. Bounded in bytes: what was written longest ago
 * makes room. Thread-safe.
 */
public final class MemoryStates implements StateStore {

  /** What an entry costs besides its value. */
  private static final int OVERHEAD = 256;

  private final long maxBytes;
  private final LongSupplier nanoTime;

  /** Guards all below. */
  private final Object lock = new Object();

  /** By key; what was written last is at the end. */
  private final Map<String, Entry> entries = new LinkedHashMap<>();

  private long bytes;

  private record Entry(byte[] value, long until) {
    long weight() {
      return (long) value.length + OVERHEAD;
    }
  }

  public MemoryStates(long maxBytes, LongSupplier nanoTime) {
    this.maxBytes = maxBytes;
    this.nanoTime = nanoTime;
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, Duration timeToLive) {
    Entry entry = new Entry(value, nanoTime.getAsLong() + timeToLive.toNanos());
    synchronized (lock) {
      forget(key);
      entries.put(key, entry);
      bytes += entry.weight();
      makeRoom();
    }
    return CompletableFuture.completedFuture(null);
  }

  private void makeRoom() {
    long now = nanoTime.getAsLong();
    Iterator<Entry> oldest = entries.values().iterator();
    while (oldest.hasNext()) {
      Entry entry = oldest.next();
      if (bytes <= maxBytes && entry.until - now > 0) {
        return;
      }
      bytes -= entry.weight();
      oldest.remove();
    }
  }

  private @Nullable Entry forget(String key) {
    Entry entry = entries.remove(key);
    if (entry != null) {
      bytes -= entry.weight();
    }
    return entry;
  }

  @Override
  public CompletionStage<Optional<byte[]>> take(String key) {
    Entry entry;
    synchronized (lock) {
      entry = forget(key);
    }
    Optional<byte[]> value =
        entry == null || entry.until - nanoTime.getAsLong() <= 0
            ? Optional.empty()
            : Optional.of(entry.value);
    return CompletableFuture.completedFuture(value);
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    synchronized (lock) {
      forget(key);
    }
    return CompletableFuture.completedFuture(null);
  }

  /** How much is held now. */
  long bytes() {
    synchronized (lock) {
      return bytes;
    }
  }
}
