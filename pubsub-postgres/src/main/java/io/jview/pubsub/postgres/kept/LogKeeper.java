package io.jview.pubsub.postgres.kept;

import io.jview.pubsub.postgres.database.Causes;
import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.LogBounds;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets go of what is past a topic's bounds, some time after it was appended and on a session of its
 * own: nobody waits for it, and it touches no row that somebody appends.
 */
final class LogKeeper {

  private static final Logger log = LoggerFactory.getLogger(LogKeeper.class);
  private static final int PARTS = 2 * LogBounds.SLACK;
  private static final Duration SHORTEST = Duration.ofMillis(500);
  private static final Duration LONGEST = Duration.ofMinutes(1);

  private final LogTables tables;
  private final LogSession session;
  private final AdapterThread thread;
  private final AtomicBoolean isSweepDue = new AtomicBoolean();
  private volatile long appendedAt;

  /** What was appended since a topic was trimmed; guarded by itself. */
  private final Map<String, Appended> appended = new HashMap<>();

  LogKeeper(LogTables tables, LogSession session, String address) {
    this.tables = tables;
    this.session = session;
    this.thread = new AdapterThread("jview-postgres-log-trim-" + address);
  }

  void appended(String topic, int bytes, LogBounds bounds) {
    boolean isDue;
    synchronized (appended) {
      Appended so = appended.getOrDefault(topic, new Appended(0, 0));
      so = new Appended(so.entries + 1, so.bytes + bytes);
      isDue = so.entries * PARTS >= bounds.entries() || so.bytes * PARTS >= bounds.bytes();
      if (isDue) {
        appended.remove(topic);
      } else {
        appended.put(topic, so);
      }
    }
    if (isDue) {
      thread.run(() -> attempt(() -> trim(topic, bounds)));
    }
    appendedAt = System.nanoTime();
    sweepLater(bounds);
  }

  private void sweepLater(LogBounds bounds) {
    if (!isSweepDue.get() && isSweepDue.compareAndSet(false, true)) {
      Duration pause = bounds.age().dividedBy(LogBounds.SLACK);
      pause = pause.compareTo(SHORTEST) < 0 ? SHORTEST : pause;
      thread.later(pause.compareTo(LONGEST) > 0 ? LONGEST : pause, () -> sweep(bounds));
    }
  }

  private boolean trim(String topic, LogBounds bounds) throws SQLException {
    return session.run(
        false,
        connection -> {
          tables.trim(connection, topic, bounds);
          return true;
        });
  }

  /**
   * Topics that were appended to little are trimmed too, for their age; and again, until all that
   * was appended here is too old.
   */
  private void sweep(LogBounds bounds) {
    isSweepDue.set(false);
    Map<String, Appended> some;
    synchronized (appended) {
      some = Map.copyOf(appended);
      appended.clear();
    }
    some.keySet().forEach(topic -> attempt(() -> trim(topic, bounds)));
    attempt(
        () ->
            session.run(
                false,
                connection -> {
                  tables.sweep(connection);
                  return true;
                }));
    if (System.nanoTime() - appendedAt < 2 * bounds.age().toNanos()) {
      sweepLater(bounds);
    }
  }

  private static void attempt(Attempt attempt) {
    try {
      attempt.run();
    } catch (SQLException e) {
      log.debug("The log of kept topics was not trimmed, which is tried again: {}", Causes.text(e));
    }
  }

  CompletableFuture<Void> close() {
    session.close();
    return thread.close().toCompletableFuture();
  }

  private interface Attempt {
    boolean run() throws SQLException;
  }

  private record Appended(long entries, long bytes) {}
}
