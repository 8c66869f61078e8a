package io.jview.pubsub.postgres.link;

import io.jview.pubsub.PubSubException;
import io.jview.pubsub.postgres.database.Causes;
import io.jview.pubsub.postgres.database.Database;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.postgres.database.Session;
import io.jview.pubsub.postgres.payload.Notify;
import io.jview.pubsub.postgres.payload.Payloads;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Publishes: one thread sends all that has gathered while it sent before, in one transaction that
 * does nothing else, so that an idle connection sends at once and a busy one in batches.
 */
final class Publisher {

  /** The most that goes into one transaction, unless one frame alone is larger. */
  private static final int BATCH_BYTES = 1 << 20;

  private final Session session;
  private final PostgresOptions options;
  private final BiConsumer<Publisher, IOException> onEnd;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();

  // Guarded by the lock.
  private final Deque<Item> waiting = new ArrayDeque<>();
  private @Nullable IOException closing;
  private @Nullable IOException cause;

  // The thread's own.
  private List<Item> underWay = List.of();
  private long frames;

  Publisher(Session session, PostgresOptions options, BiConsumer<Publisher, IOException> onEnd) {
    this.session = session;
    this.options = options;
    this.onEnd = onEnd;
  }

  void start() {
    String name = "jview-postgres-publish-" + options.url().address();
    Thread.ofPlatform().daemon().name(name).start(this::run);
  }

  CompletableFuture<Void> publish(byte[] frame) {
    if (frame.length > Payloads.MAX_FRAME_BYTES) {
      return CompletableFuture.failedFuture(Payloads.tooLarge(frame));
    }
    return add(new Item(frame, null, new CompletableFuture<>()));
  }

  /** Sends a token to ourselves; all others ignore it. */
  CompletableFuture<Void> test(String token) {
    return add(new Item(new byte[0], Payloads.TEST + token, new CompletableFuture<>()));
  }

  private CompletableFuture<Void> add(Item item) {
    lock.lock();
    try {
      if (cause != null) {
        return CompletableFuture.failedFuture(cause);
      }
      waiting.add(item);
      changed.signal();
    } finally {
      lock.unlock();
    }
    return item.sent;
  }

  private void run() {
    try (PreparedStatement statement =
        Notify.prepare(session.connection(), options.dataSource() != null)) {
      while (gather()) {
        if (underWay.isEmpty()) {
          look();
        } else {
          send(statement);
        }
      }
      ended(session.cause(closing()));
    } catch (SQLException | RuntimeException | InterruptedException e) {
      ended(session.cause(e));
    }
  }

  /** Waits for work until it is time for a look; false when closed. */
  private boolean gather() throws InterruptedException {
    lock.lock();
    try {
      long left = options.livenessInterval().toNanos();
      while (waiting.isEmpty() && closing == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      underWay = nextBatch();
      return closing == null;
    } finally {
      lock.unlock();
    }
  }

  private List<Item> nextBatch() {
    List<Item> batch = new ArrayList<>();
    int bytes = 0;
    while (!waiting.isEmpty() && bytes < BATCH_BYTES) {
      Item item = waiting.removeFirst();
      batch.add(item);
      bytes += item.frame.length;
    }
    return batch;
  }

  private void send(PreparedStatement statement) throws SQLException {
    Payloads payloads = new Payloads();
    underWay.forEach(item -> item.addTo(payloads, Long.toString(++frames, Character.MAX_RADIX)));
    try {
      session.begin(options.livenessInterval().multipliedBy(2));
      Notify.send(session.connection(), statement, options.channel(), payloads.finish());
      underWay.forEach(item -> item.sent.complete(null));
    } catch (SQLException e) {
      if (Causes.endsConnection(e) || session.connection().isClosed()) {
        throw e;
      }
      refused(e);
    }
    session.done();
  }

  /** The transaction was rolled back: nothing of it was or will be delivered. */
  private void refused(SQLException e) {
    PubSubException refusal =
        new PubSubException(
            "PostgreSQL at " + options.url().address() + " refused to notify: " + Causes.text(e),
            e);
    underWay.forEach(item -> item.sent.completeExceptionally(refusal));
  }

  private void look() throws SQLException {
    session.begin(options.livenessInterval());
    Database.execute(session.connection(), "SELECT 1");
    session.done();
  }

  private void ended(IOException why) {
    List<Item> left = new ArrayList<>(underWay);
    lock.lock();
    try {
      cause = why;
      left.addAll(waiting);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    session.close();
    try {
      onEnd.accept(this, why);
      left.forEach(item -> item.sent.completeExceptionally(why));
    } finally {
      end.complete(null);
    }
  }

  /** Ends the thread, and a round trip that is under way. */
  void drop(IOException why) {
    lock.lock();
    try {
      closing = why;
      changed.signal();
    } finally {
      lock.unlock();
    }
    if (session.isBusy()) {
      session.drop(why);
    }
  }

  private IOException closing() {
    lock.lock();
    try {
      return closing == null ? new IOException("closed") : closing;
    } finally {
      lock.unlock();
    }
  }

  boolean hasEnded() {
    lock.lock();
    try {
      return cause != null;
    } finally {
      lock.unlock();
    }
  }

  Session session() {
    return session;
  }

  /** Done when the connection is over and its end told. */
  CompletableFuture<Void> end() {
    return end;
  }

  /** A frame, or a payload that stands for itself. */
  private record Item(byte[] frame, @Nullable String payload, CompletableFuture<Void> sent) {

    void addTo(Payloads payloads, String id) {
      if (payload == null) {
        payloads.add(frame, id);
      } else {
        payloads.addAlone(payload);
      }
    }
  }
}
