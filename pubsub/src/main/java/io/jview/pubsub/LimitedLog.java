package io.jview.pubsub;

import java.util.Arrays;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.event.Level;

/** Writes a log line at once, and its like at most every five seconds, with a count of the rest. */
final class LimitedLog {

  private static final long PAUSE_NANOS = 5_000_000_000L;

  private final Logger logger;
  private final LongSupplier nanoTime;
  private final Map<String, Line> lines = new ConcurrentHashMap<>();

  LimitedLog(Logger logger, LongSupplier nanoTime) {
    this.logger = logger;
    this.nanoTime = nanoTime;
  }

  void warn(String format, @Nullable Object... arguments) {
    log(Level.WARN, format, arguments);
  }

  void error(String format, @Nullable Object... arguments) {
    log(Level.ERROR, format, arguments);
  }

  private void log(Level level, String format, @Nullable Object... arguments) {
    long suppressed = lines.computeIfAbsent(format, key -> new Line()).pass(nanoTime.getAsLong());
    if (suppressed == 0) {
      logger.atLevel(level).log(format, arguments);
    } else if (suppressed > 0) {
      logger.atLevel(level).log(format + " ({} more like this since)", with(arguments, suppressed));
    }
  }

  /** The count goes ahead of a throwable, which a logger looks for in the last place. */
  private static @Nullable Object[] with(@Nullable Object[] arguments, long suppressed) {
    int last = arguments.length - 1;
    @Nullable Object[] all = Arrays.copyOf(arguments, arguments.length + 1);
    all[last + 1] = suppressed;
    if (last >= 0 && arguments[last] instanceof Throwable cause) {
      all[last] = suppressed;
      all[last + 1] = cause;
    }
    return all;
  }

  private static final class Line {
    private boolean written;
    private long writtenAt;
    private long suppressed;

    /** Gives how many were held back since the last one written, or -1 to hold this one back. */
    synchronized long pass(long now) {
      if (written && now - writtenAt < PAUSE_NANOS) {
        suppressed++;
        return -1;
      }
      long held = suppressed;
      written = true;
      writtenAt = now;
      suppressed = 0;
      return held;
    }
  }
}
