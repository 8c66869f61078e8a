package io.jview.benchmarks.postgres;

import io.jview.benchmarks.broker.Payload;
import io.jview.benchmarks.broker.Way;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.function.LongConsumer;

/**
 * The driver alone, with one thread that notifies and one that listens: the limit with as many
 * messages in one statement as the window allows, and what most programs do with a single one.
 */
final class NotifyLoop implements Way {

  private static final String SQL = "SELECT count(pg_notify('bench', p)) FROM unnest(?) AS p";

  private final Connection connection;
  private final PreparedStatement statement;
  private final Notifications notifications;
  private final String[] waiting;
  private int count;

  NotifyLoop(Connection listener, Connection publisher, int batch, LongConsumer arrived)
      throws SQLException {
    notifications = new Notifications(listener, "bench", arrived);
    connection = publisher;
    waiting = new String[batch];
    statement = publisher.prepareStatement(batch == 1 ? "SELECT pg_notify('bench', ?)" : SQL);
  }

  @Override
  public void send(long number) throws SQLException {
    waiting[count++] = Payload.json(number);
    if (count == waiting.length) {
      flush();
    }
  }

  @Override
  public void flush() throws SQLException {
    if (count == 0) {
      return;
    }
    if (waiting.length == 1) {
      statement.setString(1, waiting[0]);
    } else {
      statement.setArray(1, connection.createArrayOf("text", Arrays.copyOf(waiting, count)));
    }
    statement.execute();
    count = 0;
  }

  @Override
  public void close() throws Exception {
    notifications.close();
    connection.close();
  }
}
