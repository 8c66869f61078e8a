package io.jview.examples.counter;

/** Keeps the number. Safe for use by many threads; the methods may block, as views may. */
public interface CounterStore {

  /**
   * Reads the number.
   *
   * @return the number as it is now
   * @throws io.jview.examples.store.StoreUnavailableException if it cannot be read now
   */
  long value();

  /**
   * Changes the number, in one step that no other change can come between.
   *
   * @param delta what to add; negative to subtract
   * @return the number after that
   * @throws io.jview.examples.store.StoreUnavailableException if the store is away; the number may
   *     or may not have been changed
   */
  long add(long delta);
}
