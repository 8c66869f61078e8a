package io.jview.examples.counter;

import java.util.concurrent.atomic.AtomicLong;

/** Keeps the number in this process, for one instance; it starts at zero. */
public final class InMemoryCounterStore implements CounterStore {

  private final AtomicLong number = new AtomicLong();

  @Override
  public long value() {
    return number.get();
  }

  @Override
  public long add(long delta) {
    return number.addAndGet(delta);
  }
}
