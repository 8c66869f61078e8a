package io.jview.pubsub.postgres.payload;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.PGStatement;

/** Sends payloads to a channel, with one statement and in one round trip. */
public final class Notify {

  /** The names of channel and topic are values here, never a part of the statement. */
  private static final String SQL =
      "SELECT pg_catalog.count(pg_catalog.pg_notify(?, p)) FROM pg_catalog.unnest(?) AS p";

  private Notify() {}

  /** Sends on a connection of anybody. */
  public static void send(Connection connection, String channel, List<String> payloads)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(SQL)) {
      send(connection, statement, channel, payloads);
    }
  }

  /** Prepares for sending often; behind a pooler, a statement lives for one transaction only. */
  public static PreparedStatement prepare(Connection connection, boolean pooled)
      throws SQLException {
    PreparedStatement statement = connection.prepareStatement(SQL);
    if (pooled && statement.isWrapperFor(PGStatement.class)) {
      statement.unwrap(PGStatement.class).setPrepareThreshold(0);
    }
    return statement;
  }

  public static void send(
      Connection connection, PreparedStatement statement, String channel, List<String> payloads)
      throws SQLException {
    statement.setString(1, channel);
    statement.setArray(2, connection.createArrayOf("text", payloads.toArray(String[]::new)));
    statement.execute();
  }
}
