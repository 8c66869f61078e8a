package io.jview.benchmarks.memory;

import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicIntegerArray;

/**
 * Bounds the messages under way: as many batches as there are permits, each given back when every
 * subscriber has had all of it.
 */
final class Window {

  private static final int PERMITS = 4;

  final int batch;
  private final int subscribers;
  private final Semaphore permits = new Semaphore(PERMITS);
  private final AtomicIntegerArray missing = new AtomicIntegerArray(PERMITS);

  Window(int subscribers) {
    this.subscribers = subscribers;
    this.batch = subscribers <= 100 ? 512 : subscribers <= 10_000 ? 32 : 8;
    for (int i = 0; i < PERMITS; i++) {
      missing.set(i, subscribers);
    }
  }

  int size() {
    return PERMITS * batch;
  }

  /** Waits until one more batch may be sent. */
  void enter() throws InterruptedException {
    acquire(1);
  }

  /** Waits until nothing is under way. */
  void drain() throws InterruptedException {
    acquire(PERMITS);
    permits.release(PERMITS);
  }

  private void acquire(int count) throws InterruptedException {
    if (!permits.tryAcquire(count, 30, TimeUnit.SECONDS)) {
      throw new IllegalStateException("messages were lost: " + missing + " are still to come");
    }
  }

  /** A subscriber has had a whole batch, the one of that number. */
  void had(int number) {
    int slot = number & (PERMITS - 1);
    if (missing.decrementAndGet(slot) == 0) {
      missing.set(slot, subscribers);
      permits.release();
    }
  }
}
