package io.jview.pubsub.postgres.link;

import io.jview.pubsub.postgres.database.Causes;
import io.jview.pubsub.postgres.database.Database;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.postgres.database.Session;
import io.jview.pubsub.postgres.payload.Notify;
import io.jview.pubsub.postgres.payload.Payloads;
import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.RefusedException;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
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

  private final Route route;
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
  private boolean isSent;
  private long frames;

  Publisher(Route route, PostgresOptions options, BiConsumer<Publisher, IOException> onEnd) {
    this.route = route;
    this.options = options;
    this.onEnd = onEnd;
  }

  void start() {
    String name = "jview-postgres-publish-" + options.url().address();
    AdapterThread.loop(name, this::run, this::overFor);
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
    IOException over;
    lock.lock();
    try {
      over = cause;
      if (over == null) {
        waiting.add(item);
        changed.signal();
      }
    } finally {
      lock.unlock();
    }
    if (over != null) {
      item.notSent(over);
    }
    return item.sent();
  }

  private void run() throws Exception {
    while (gather()) {
      work();
    }
  }

  private void overFor(@Nullable Throwable failure) {
    ended(failure == null ? closing() : failure);
  }

  private void work() throws SQLException, IOException, TimeoutException {
    boolean isIdle = underWay.isEmpty();
    if (!isIdle) {
      send(route.take());
    } else if (route.isKept()) {
      look(route.take());
    }
    route.rest(isIdle);
  }

  /** Waits for work until it is time for a look; false when closed. */
  private boolean gather() throws InterruptedException {
    lock.lock();
    try {
      long left = route.patience().toNanos();
      while (waiting.isEmpty() && closing == null && left > 0) {
        left = changed.awaitNanos(left);
      }
      underWay = nextBatch();
      isSent = false;
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
      bytes += item.frame().length;
    }
    return batch;
  }

  private void send(Session session) throws SQLException {
    Payloads payloads = new Payloads();
    underWay.forEach(item -> item.addTo(payloads, Long.toString(++frames, Character.MAX_RADIX)));
    List<String> texts = payloads.finish();
    try {
      session.begin(options.livenessInterval().multipliedBy(2));
      isSent = true;
      Notify.send(session.connection(), route.statement(), options.channel(), texts);
      underWay.forEach(item -> item.sent().complete(null));
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
    RefusedException refusal =
        new RefusedException(
            "PostgreSQL at " + options.url().address() + " refused to notify: " + Causes.text(e),
            e);
    underWay.forEach(item -> item.sent().completeExceptionally(refusal));
  }

  private void look(Session session) throws SQLException {
    session.begin(options.livenessInterval());
    Database.execute(session.connection(), "SELECT 1");
    session.done();
  }

  private void ended(Throwable failure) {
    Session session = route.session();
    IOException why = session == null ? unopened(failure) : session.cause(failure);
    List<Item> left;
    lock.lock();
    try {
      cause = why;
      left = List.copyOf(waiting);
      waiting.clear();
    } finally {
      lock.unlock();
    }
    route.close();
    try {
      left.forEach(item -> item.notSent(why));
      if (!isSent) {
        underWay.forEach(item -> item.notSent(why));
      }
      onEnd.accept(this, why);
      underWay.forEach(item -> item.sent().completeExceptionally(why));
    } finally {
      end.complete(null);
    }
  }

  private IOException unopened(Throwable failure) {
    boolean isPool = options.dataSource() != null;
    String text =
        failure instanceof TimeoutException ? "there was none in time" : Causes.text(failure);
    return new IOException((isPool ? "publishThrough gives no connection: " : "") + text, failure);
  }

  /** Ends the thread, and a round trip that is under way. */
  void drop(IOException why) {
    lock.lock();
    try {
      closing = closing == null ? why : closing;
      changed.signal();
    } finally {
      lock.unlock();
    }
    Session session = route.session();
    if (session == null) {
      route.cancel();
    } else if (session.isBusy()) {
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

  /** Ends a step that takes too long. */
  void dropIfLate() {
    Session session = route.session();
    if (session != null) {
      session.dropIfLate();
    }
  }

  /** Why nothing has come of what was asked, when the time is up. */
  String silence() {
    return route.session() == null && options.dataSource() != null
        ? "publishThrough gives no connection in time: all of the pool's are in use"
        : "it has not answered in time";
  }

  /** Whether a step has taken a part of its time already. */
  boolean isSlow() {
    Session session = route.session();
    return session != null && session.isSlow();
  }

  /** Done when the connection is over and its end told. */
  CompletableFuture<Void> end() {
    return end;
  }
}
