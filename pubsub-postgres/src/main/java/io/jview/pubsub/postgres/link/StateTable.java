package io.jview.pubsub.postgres.link;

import io.jview.pubsub.postgres.database.Database;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;

/** The table of what is kept for a while, in SQL. Used by one thread at a time. */
final class StateTable {

  private static final String UNDEFINED_TABLE = "42P01";
  private static final int BATCH = 1_000;

  private final String name;

  StateTable(String name) {
    this.name = '"' + name.replace("\"", "\"\"") + '"';
  }

  /** Something that is done with the table, which is made where it is not there yet. */
  interface Step<T> {
    T run() throws SQLException;
  }

  <T> T with(Connection connection, Step<T> step) throws SQLException {
    try {
      return step.run();
    } catch (SQLException e) {
      if (!UNDEFINED_TABLE.equals(e.getSQLState())) {
        throw e;
      }
      create(connection, e);
      return step.run();
    }
  }

  /** Not written ahead: what is in it is worth nothing after a crash of the server. */
  private void create(Connection connection, SQLException missing) throws SQLException {
    try {
      Database.execute(
          connection,
          "CREATE UNLOGGED TABLE IF NOT EXISTS "
              + name
              + " (key text PRIMARY KEY, value bytea NOT NULL, expires timestamptz NOT NULL)");
    } catch (SQLException e) {
      if ("42501".equals(e.getSQLState())) {
        SQLException explained =
            new SQLException(
                "the table "
                    + name
                    + " is missing and cannot be made here: docs/postgresql.md"
                    + " has its DDL",
                missing.getSQLState(),
                e);
        explained.addSuppressed(missing);
        throw explained;
      }
      // another instance may have made it at the same moment
    }
  }

  void put(Connection connection, String key, byte[] value, Duration timeToLive)
      throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO "
                + name
                + " (key, value, expires) VALUES (?, ?, now() + ? * interval '1 millisecond')"
                + " ON CONFLICT (key) DO UPDATE"
                + " SET value = excluded.value, expires = excluded.expires")) {
      insert.setString(1, key);
      insert.setBytes(2, value);
      insert.setLong(3, timeToLive.toMillis());
      insert.executeUpdate();
    }
  }

  Optional<byte[]> take(Connection connection, String key) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM " + name + " WHERE key = ? RETURNING value, expires > now()")) {
      delete.setString(1, key);
      try (ResultSet row = delete.executeQuery()) {
        return row.next() && row.getBoolean(2) ? Optional.of(row.getBytes(1)) : Optional.empty();
      }
    }
  }

  void remove(Connection connection, String key) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("DELETE FROM " + name + " WHERE key = ?")) {
      delete.setString(1, key);
      delete.executeUpdate();
    }
  }

  /** Removes some of what has expired; tells whether there may be more. */
  boolean removeExpired(Connection connection) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "DELETE FROM %1$s WHERE key IN (SELECT key FROM %1$s WHERE expires < now() LIMIT %2$d FOR UPDATE SKIP LOCKED)"
                .formatted(name, BATCH))) {
      return delete.executeUpdate() == BATCH;
    }
  }

  boolean isEmpty(Connection connection) throws SQLException {
    try (PreparedStatement select =
            connection.prepareStatement("SELECT NOT EXISTS (SELECT 1 FROM " + name + ")");
        ResultSet row = select.executeQuery()) {
      return row.next() && row.getBoolean(1);
    }
  }
}
