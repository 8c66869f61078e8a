package io.jview.benchmarks.postgres;

import io.jview.benchmarks.broker.Payload;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.function.LongConsumer;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/** Listens to a channel on a connection of its own, as the driver's documentation says. */
final class Notifications implements AutoCloseable {

  private static final int WAIT_MILLIS = 100;

  private final Connection connection;
  private final LongConsumer arrived;
  private final Thread thread;
  private volatile boolean closed;

  Notifications(Connection connection, String channel, LongConsumer arrived) throws SQLException {
    this.connection = connection;
    this.arrived = arrived;
    try (Statement statement = connection.createStatement()) {
      statement.execute("LISTEN " + channel);
    }
    thread = Thread.ofPlatform().start(this::read);
  }

  private void read() {
    try {
      PGConnection notified = connection.unwrap(PGConnection.class);
      while (!closed) {
        for (PGNotification notification : notified.getNotifications(WAIT_MILLIS)) {
          arrived.accept(Payload.number(notification.getParameter(), 1));
        }
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  @Override
  public void close() throws Exception {
    closed = true;
    thread.join();
    connection.close();
  }
}
