package io.jview.pubsub.log;

import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * A count that code adds to without knowing whose it is: it belongs to whoever has called it, on
 * the same thread.
 */
public final class Tally {

  private static final ThreadLocal<@Nullable LongAdder> CURRENT = new ThreadLocal<>();

  private Tally() {}

  /**
   * Runs something that may add to a count.
   *
   * @param count what is added to
   * @param code what is run, here and now
   */
  public static void during(LongAdder count, Runnable code) {
    CURRENT.set(count);
    try {
      code.run();
    } finally {
      CURRENT.remove();
    }
  }

  /** Adds one; does nothing where nobody counts. */
  public static void add() {
    LongAdder count = CURRENT.get();
    if (count != null) {
      count.increment();
    }
  }
}
