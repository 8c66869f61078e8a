package io.jview.pubsub.postgres.link;

import io.jview.pubsub.postgres.database.Causes;
import io.jview.pubsub.postgres.database.Database;
import io.jview.pubsub.postgres.database.Deadline;
import io.jview.pubsub.postgres.database.Opening;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.postgres.database.Session;
import io.jview.pubsub.spi.AdapterThread;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps bytes for a while, in a table of its own. One thread does it, over a session that is opened
 * when there is something to do and closed when there was nothing for a while. Any thread may call
 * it.
 */
final class States {

  private static final Logger log = LoggerFactory.getLogger(States.class);

  /** Who has asked has stopped waiting by then. */
  private static final Duration LONGEST_WAIT = Duration.ofSeconds(2);

  private static final Duration IDLE = Duration.ofSeconds(10);
  private static final Duration BETWEEN_SWEEPS = Duration.ofSeconds(30);

  private final PostgresOptions options;
  private final Database database;
  private final StateTable table;
  private final AdapterThread thread;
  private final Opening opening = new Opening();
  private final AtomicBoolean sweeps = new AtomicBoolean();
  private volatile @Nullable Session session;

  // The thread's own.
  private long used;
  private boolean isIdleWatched;

  States(PostgresOptions options) {
    this.options = options;
    this.database = new Database(options);
    this.table = new StateTable(options.stateTable());
    this.thread = new AdapterThread("jview-postgres-state-" + options.url().address());
  }

  /** One thing to do with the table. */
  private interface Task<T> {
    T run(Connection connection) throws SQLException;
  }

  CompletionStage<Void> put(String key, byte[] value, Duration timeToLive) {
    CompletionStage<Boolean> done =
        ask(
            connection -> {
              table.put(connection, key, value, timeToLive);
              return true;
            });
    sweepLater();
    return done.thenApply(stored -> null);
  }

  CompletionStage<Optional<byte[]>> take(String key) {
    return ask(connection -> table.take(connection, key));
  }

  CompletionStage<Void> remove(String key) {
    CompletionStage<Boolean> done =
        ask(
            connection -> {
              table.remove(connection, key);
              return true;
            });
    return done.thenApply(removed -> null);
  }

  private <T> CompletionStage<T> ask(Task<T> task) {
    Deadline deadline = Deadline.in(LONGEST_WAIT);
    CompletableFuture<T> answer = new CompletableFuture<>();
    thread
        .run(
            () -> {
              if (deadline.isOver()) {
                throw new TimeoutException("PostgreSQL was busy or away for too long");
              }
              answer.complete(perform(task, deadline));
            })
        .whenComplete(
            (done, failure) -> {
              if (failure != null) {
                answer.completeExceptionally(failure);
              }
            });
    return answer;
  }

  private <T> T perform(Task<T> task, Deadline deadline)
      throws IOException, SQLException, TimeoutException {
    Session open = session;
    if (open == null) {
      open = opening.open(database::openStoring, deadline);
      session = open;
    }
    Connection connection = open.connection();
    open.begin(LONGEST_WAIT);
    try {
      T result = table.with(connection, () -> task.run(connection));
      open.done();
      return result;
    } catch (SQLException e) {
      if (Causes.endsConnection(e) || connection.isClosed()) {
        IOException why = open.cause(e);
        close();
        throw why;
      }
      throw e;
    } finally {
      open.done();
      rest();
    }
  }

  /** A session of a pool is given back at once, one of our own when nothing comes. */
  private void rest() {
    used = System.nanoTime();
    if (options.dataSource() != null) {
      close();
    } else if (!isIdleWatched) {
      isIdleWatched = true;
      thread.later(IDLE, this::closeIdle);
    }
  }

  private void closeIdle() {
    isIdleWatched = false;
    if (System.nanoTime() - used >= IDLE.toNanos()) {
      close();
    } else if (session != null) {
      isIdleWatched = true;
      thread.later(IDLE, this::closeIdle);
    }
  }

  private void close() {
    Session open = session;
    session = null;
    if (open != null) {
      open.close();
    }
  }

  /** Sweeps as long as there is something in the table. */
  private void sweepLater() {
    if (sweeps.compareAndSet(false, true)) {
      thread.later(BETWEEN_SWEEPS, this::sweep);
    }
  }

  private void sweep() {
    boolean isEmpty = false;
    try {
      Deadline deadline = Deadline.in(LONGEST_WAIT);
      while (perform(table::removeExpired, deadline) && !deadline.isOver()) {}
      isEmpty = perform(table::isEmpty, deadline);
    } catch (IOException | SQLException | TimeoutException e) {
      log.debug("What has expired could not be removed, which is tried again", e);
    }
    sweeps.set(false);
    if (!isEmpty) {
      sweepLater();
    }
  }

  /** Ends a step that takes too long. */
  void dropIfLate() {
    Session open = session;
    if (open != null) {
      open.dropIfLate();
    }
  }

  /** Done when the thread and the session are gone. */
  CompletionStage<Void> end() {
    opening.cancel();
    Session open = session;
    if (open != null && open.isBusy()) {
      open.drop(new IOException("closed"));
    }
    return thread.close().thenRun(this::close);
  }
}
