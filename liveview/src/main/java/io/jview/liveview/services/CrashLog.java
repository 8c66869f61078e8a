package io.jview.liveview.services;

import io.jview.pubsub.log.LimitedLog;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Tells of views that crash: the first time with the cause's stack trace, and then, while the same
 * one goes on to crash in the same place, once a minute how often. Thread-safe.
 */
public final class CrashLog {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final int MAX_KINDS = 200;

  private final LimitedLog log;
  private final Timers timers;

  /** How often one kind of crash has come again within its minute. */
  private final Map<String, AtomicLong> repeated = new ConcurrentHashMap<>();

  public CrashLog(LimitedLog log, Timers timers) {
    this.log = log;
    this.timers = timers;
  }

  /**
   * Takes note of a crash.
   *
   * @param view the view's class
   * @param doing the callback that it was in
   */
  public void crashed(String view, String doing, Throwable cause) {
    String kind = view + " crashed in " + doing + ": " + cause.getClass().getName();
    AtomicLong again = repeated.get(kind);
    if (again != null) {
      again.incrementAndGet();
      return;
    }
    if (repeated.size() < MAX_KINDS && repeated.putIfAbsent(kind, new AtomicLong()) == null) {
      timers.after(MINUTE, () -> sum(kind));
    }
    log.error("View {} crashed in {}", view, doing, cause);
  }

  private void sum(String kind) {
    AtomicLong again = repeated.get(kind);
    long count = again == null ? 0 : again.getAndSet(0);
    if (count == 0) {
      repeated.remove(kind);
      return;
    }
    log.error("View {}, {} times more within a minute", kind, count);
    timers.after(MINUTE, () -> sum(kind));
  }
}
