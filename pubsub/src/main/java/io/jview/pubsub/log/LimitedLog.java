package io.jview.pubsub.log;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.event.Level;

/**
 * Writes the first ten lines of a sort in ten seconds and counts the rest. Lines are of one sort
 * when their formats are equal. Texts in them are cleaned, whoever has written them. Thread-safe.
 */
public final class LimitedLog {

  private static final int BURST = 10;
  private static final long WINDOW_NANOS = 10_000_000_000L;

  private final Logger logger;
  private final LongSupplier nanoTime;
  private final Map<String, Window> windows = new ConcurrentHashMap<>();

  /**
   * Makes one.
   *
   * @param about whose logger it writes to
   * @param nanoTime reads a time in nanoseconds that only grows
   */
  public LimitedLog(Class<?> about, LongSupplier nanoTime) {
    this(about.getName(), nanoTime);
  }

  /**
   * Makes one.
   *
   * @param name the name of the logger that it writes to
   * @param nanoTime reads a time in nanoseconds that only grows
   */
  public LimitedLog(String name, LongSupplier nanoTime) {
    this.logger = LoggerFactory.getLogger(name);
    this.nanoTime = nanoTime;
  }

  /**
   * Writes what is good to know, unless many lines like it were written just now.
   *
   * @param format the line, as SLF4J takes it
   * @param arguments its values
   */
  public void info(String format, @Nullable Object... arguments) {
    log(Level.INFO, format, arguments);
  }

  /**
   * Writes a warning, unless many like it were written just now.
   *
   * @param format the line, as SLF4J takes it
   * @param arguments its values, and perhaps a throwable in the last place
   */
  public void warn(String format, @Nullable Object... arguments) {
    log(Level.WARN, format, arguments);
  }

  /**
   * Writes an error, unless many like it were written just now.
   *
   * @param format the line, as SLF4J takes it
   * @param arguments its values, and perhaps a throwable in the last place
   */
  public void error(String format, @Nullable Object... arguments) {
    log(Level.ERROR, format, arguments);
  }

  private void log(Level level, String format, @Nullable Object... arguments) {
    Window window = windows.computeIfAbsent(format, key -> new Window());
    long suppressed = window.pass(nanoTime.getAsLong());
    if (suppressed > 0) {
      logger.atLevel(level).log("({} more like the next one were not logged)", suppressed);
    }
    if (suppressed >= 0) {
      logger.atLevel(level).log(format, cleaned(arguments));
    }
  }

  private static @Nullable Object[] cleaned(@Nullable Object[] arguments) {
    @Nullable Object[] cleaned = arguments.clone();
    for (int i = 0; i < cleaned.length; i++) {
      cleaned[i] =
          switch (cleaned[i]) {
            case null -> null;
            case Throwable failure -> CleanedFailure.of(failure);
            case Number number -> number;
            case Object other -> Foreign.clean(other.toString());
          };
    }
    return cleaned;
  }

  /** Counts the lines of one sort; synchronized on itself, which nobody else sees. */
  private static final class Window {
    private boolean opened;
    private long openedAt;
    private int passed;
    private long suppressed;

    /** Gives how many were held back since the last window, or -1 to hold this one back. */
    synchronized long pass(long now) {
      long held = 0;
      if (!opened || now - openedAt >= WINDOW_NANOS) {
        opened = true;
        openedAt = now;
        held = suppressed;
        passed = 0;
        suppressed = 0;
      }
      if (++passed > BURST) {
        suppressed++;
        return -1;
      }
      return held;
    }
  }
}
