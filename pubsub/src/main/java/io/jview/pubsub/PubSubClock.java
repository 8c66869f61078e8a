package io.jview.pubsub;

import java.time.Duration;

/**
 * The engine's time: a reading that only grows, and timers. Wall-clock time plays no part in the
 * engine. Replaced in tests.
 */
public interface PubSubClock {

  /**
   * Reads the time.
   *
   * @return nanoseconds since some fixed moment, as {@link System#nanoTime()} gives them
   */
  long nanoTime();

  /**
   * Runs a task once, later, on the clock's own thread; the engine's tasks never block it.
   *
   * @param delay how long to wait
   * @param task what to run
   * @return calls the task off; does nothing when it has run
   */
  Runnable schedule(Duration delay, Runnable task);
}
