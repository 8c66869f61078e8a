package io.jview.examples.postgres;

import io.jview.examples.counter.CounterStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;

/** Keeps the number in a row of PostgreSQL, for all instances. */
public final class PostgresCounterStore implements CounterStore {

  private static final String READ =
      "select coalesce((select number from jview_demo.counter where name = 'counter'), 0)";

  /** Adds in one statement: the row is locked from the reading to the writing of its number. */
  private static final String ADD =
      """
      insert into jview_demo.counter as old (name, number) values ('counter', ?)
      on conflict (name) do update set number = old.number + excluded.number
      returning number
      """;

  private final PostgresStore store;

  /**
   * Makes a store.
   *
   * @param store where the number is kept
   */
  public PostgresCounterStore(PostgresStore store) {
    this.store = store;
  }

  @Override
  public long value() {
    return store.ask(
        connection -> {
          try (PreparedStatement read = connection.prepareStatement(READ)) {
            return number(read);
          }
        });
  }

  @Override
  public long add(long delta) {
    return store.ask(connection -> add(connection, delta));
  }

  private static long add(Connection connection, long delta) throws SQLException {
    try (PreparedStatement add = connection.prepareStatement(ADD)) {
      add.setLong(1, delta);
      return number(add);
    }
  }

  private static long number(PreparedStatement statement) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
