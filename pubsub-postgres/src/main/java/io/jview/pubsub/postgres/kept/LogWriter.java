package io.jview.pubsub.postgres.kept;

import io.jview.pubsub.postgres.database.Causes;
import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.NotSentException;
import io.jview.pubsub.spi.RefusedException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * Appends on a thread of its own: what has gathered while it wrote before goes into one
 * transaction, which notifies as well. Where that meets a topic that is held for too long by
 * somebody's transaction, each topic goes alone, so that the others get on.
 */
final class LogWriter {

  private static final int MOST_BYTES = 1 << 20;
  private static final int MOST_FRAMES = 2_048;
  private static final String LOCK_NOT_AVAILABLE = "55P03";

  private final LogTables tables;
  private final LogSession session;
  private final LogKeeper keeper;
  private final AdapterThread thread;

  // Guarded by itself.
  private final Deque<Append> waiting = new ArrayDeque<>();
  private boolean isAtWork;

  /** The thread's own. */
  private long batches;

  LogWriter(LogTables tables, LogSession session, LogKeeper keeper, String address) {
    this.tables = tables;
    this.session = session;
    this.keeper = keeper;
    this.thread = new AdapterThread("jview-postgres-log-write-" + address);
  }

  CompletableFuture<Void> append(String topic, byte[] frame, LogBounds bounds) {
    Append append = new Append(topic, frame, bounds, new CompletableFuture<>());
    synchronized (waiting) {
      waiting.add(append);
      if (isAtWork) {
        return append.done;
      }
      isAtWork = true;
    }
    thread.run(this::work).exceptionally(this::abandon);
    return append.done;
  }

  private void work() {
    for (List<Append> batch = next(); !batch.isEmpty(); batch = next()) {
      write(batch);
    }
  }

  private List<Append> next() {
    List<Append> batch = new ArrayList<>();
    synchronized (waiting) {
      int bytes = 0;
      while (!waiting.isEmpty() && bytes < MOST_BYTES && batch.size() < MOST_FRAMES) {
        Append append = waiting.removeFirst();
        bytes += append.frame.length;
        batch.add(append);
      }
      isAtWork = !batch.isEmpty();
    }
    return batch;
  }

  private void write(List<Append> batch) {
    try {
      send(batch);
    } catch (SQLException e) {
      Map<String, List<Append>> byTopic = new LinkedHashMap<>();
      batch.forEach(one -> byTopic.computeIfAbsent(one.topic, t -> new ArrayList<>()).add(one));
      if (LOCK_NOT_AVAILABLE.equals(e.getSQLState()) && byTopic.size() > 1) {
        byTopic.values().forEach(this::write);
      } else {
        fail(batch, e);
      }
      return;
    }
    batch.forEach(append -> append.done.complete(null));
  }

  private void send(List<Append> batch) throws SQLException {
    List<String> topics = batch.stream().map(Append::topic).toList();
    List<byte[]> frames = batch.stream().map(Append::frame).toList();
    String id = "k" + Long.toString(++batches, Character.MAX_RADIX) + ".";
    LogBounds bounds = batch.getLast().bounds;
    session.run(
        true,
        connection -> {
          tables.append(connection, topics, frames, bounds, id);
          return true;
        });
    batch.forEach(append -> keeper.appended(append.topic, append.frame.length, append.bounds));
  }

  /** A connection that has ended may have committed; a statement that was refused has not. */
  private static void fail(List<Append> batch, SQLException e) {
    Exception failure = failure(e);
    batch.forEach(append -> append.done.completeExceptionally(failure));
  }

  private static Exception failure(SQLException e) {
    if (e instanceof LogSession.NotOpened && !Causes.isRefusal(e)) {
      return new NotSentException(Causes.text(e), e);
    }
    return Causes.endsConnection(e)
        ? e
        : new RefusedException("PostgreSQL refused to append: " + Causes.text(e), e);
  }

  /** The thread is closed. */
  private @Nullable Void abandon(Throwable failure) {
    List<Append> left;
    synchronized (waiting) {
      left = List.copyOf(waiting);
      waiting.clear();
      isAtWork = false;
    }
    left.forEach(append -> append.done.completeExceptionally(new NotSentException("closed", null)));
    return null;
  }

  CompletableFuture<Void> close() {
    session.close();
    return thread.close().toCompletableFuture();
  }

  private record Append(
      String topic, byte[] frame, LogBounds bounds, CompletableFuture<Void> done) {}
}
