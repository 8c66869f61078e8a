package io.jview.pubsub.postgres.kept;

import io.jview.pubsub.postgres.database.Database;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.postgres.database.Session;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;

/**
 * A session that is opened when it is needed, and again where it has ended. One thread uses it; any
 * thread may end it.
 */
final class LogSession implements AutoCloseable {

  /** What is done on a session. */
  interface Task<T> {
    T run(Connection connection) throws SQLException;
  }

  private final Database database;
  private final PostgresOptions options;
  private final LogTables tables;
  private final AtomicBoolean tablesAreThere;
  private volatile @Nullable Session session;
  private volatile boolean closed;

  LogSession(
      Database database, PostgresOptions options, LogTables tables, AtomicBoolean tablesAreThere) {
    this.database = database;
    this.options = options;
    this.tables = tables;
    this.tablesAreThere = tablesAreThere;
  }

  /** Does something, within a time; what fails ends the session. */
  <T> T run(boolean inTransaction, Task<T> task) throws SQLException {
    Session open;
    try {
      open = open();
    } catch (SQLException e) {
      throw new NotOpened(e);
    }
    open.begin(options.livenessInterval().multipliedBy(2));
    try {
      open.connection().setAutoCommit(!inTransaction);
      T result = task.run(open.connection());
      if (inTransaction) {
        open.connection().commit();
        open.connection().setAutoCommit(true);
      }
      open.done();
      rest();
      return result;
    } catch (SQLException | RuntimeException e) {
      close(open);
      throw e;
    }
  }

  private Session open() throws SQLException {
    Session open = session;
    if (open == null) {
      open = database.openPublishing();
      session = open;
      if (closed) {
        close(open);
        throw new SQLException("closed", "08003");
      }
      if (!tablesAreThere.get()) {
        createTables(open);
      }
    }
    return open;
  }

  private void createTables(Session open) throws SQLException {
    open.begin(options.livenessInterval().multipliedBy(2));
    try {
      tables.create(open.connection());
      tablesAreThere.set(true);
    } catch (SQLException e) {
      close(open);
      throw e;
    }
  }

  /** What is borrowed is given back. */
  private void rest() {
    Session open = session;
    if (open != null && options.dataSource() != null) {
      close(open);
    }
  }

  private void close(Session open) {
    session = null;
    open.done();
    open.close();
  }

  /** There is no session: nothing was asked on it. */
  static final class NotOpened extends SQLException {

    private static final long serialVersionUID = 1L;

    NotOpened(SQLException cause) {
      super(cause.getMessage(), cause.getSQLState(), cause);
    }
  }

  void dropIfLate() {
    Session open = session;
    if (open != null) {
      open.dropIfLate();
    }
  }

  @Override
  public void close() {
    closed = true;
    Session open = session;
    if (open != null) {
      open.drop(new IOException("closed"));
    }
  }
}
