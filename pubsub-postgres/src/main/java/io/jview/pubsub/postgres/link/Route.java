package io.jview.pubsub.postgres.link;

import io.jview.pubsub.postgres.database.Database;
import io.jview.pubsub.postgres.database.Deadline;
import io.jview.pubsub.postgres.database.Opening;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.postgres.database.Session;
import io.jview.pubsub.postgres.payload.Notify;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/**
 * The session to publish on. One of our own is kept; one of a pool is taken when there is something
 * to publish, and given back soon. One thread uses it; any thread may ask for what is open.
 */
final class Route implements AutoCloseable {

  /** How long a session of a pool is kept while nothing is published. */
  private static final Duration IDLE = Duration.ofMillis(50);

  /** How long it is kept at most: pools raise an alarm after 2 seconds at the earliest. */
  private static final Duration LONGEST = Duration.ofSeconds(1);

  private final Database database;
  private final boolean borrows;
  private final PostgresOptions options;
  private final Opening opening = new Opening();
  private volatile @Nullable Session session;

  // The thread's own.
  private @Nullable PreparedStatement statement;
  private Deadline giveBack = Deadline.in(LONGEST);

  Route(Database database, PostgresOptions options) {
    this.database = database;
    this.borrows = options.dataSource() != null;
    this.options = options;
  }

  /** The session that is open now. */
  @Nullable Session session() {
    return session;
  }

  /** Opens a session, or takes one from the pool, where there is none. */
  Session take() throws SQLException, IOException, TimeoutException {
    Session open = session;
    if (open == null) {
      open = opening.open(database::openPublishing, Deadline.in(options.connectTimeout()));
      statement = Notify.prepare(open.connection(), borrows);
      session = open;
      giveBack = Deadline.in(LONGEST);
    }
    return open;
  }

  PreparedStatement statement() throws SQLException {
    PreparedStatement prepared = statement;
    if (prepared == null) {
      throw new SQLException("no session is open");
    }
    return prepared;
  }

  /** How long to wait for more to publish. */
  Duration patience() {
    return borrows && session != null ? IDLE : options.livenessInterval();
  }

  /** Whether there is a session of our own, which is to be looked at when nothing happens. */
  boolean isKept() {
    return !borrows;
  }

  /** Gives a pool's session back, where nothing is published or it was kept for long. */
  void rest(boolean isIdle) {
    if (borrows && session != null && (isIdle || giveBack.isOver())) {
      close();
    }
  }

  /** Ends the wait for a session, and each one to come. */
  void cancel() {
    opening.cancel();
  }

  @Override
  public void close() {
    Session open = session;
    session = null;
    statement = null;
    if (open != null) {
      open.close();
    }
  }
}
