package io.jview.examples.postgres;

import io.jview.examples.orders.Order;
import io.jview.examples.orders.OrderStore;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/** Reads the orders from PostgreSQL; {@code orders.sql} makes their table and its trigger. */
public final class PostgresOrderStore implements OrderStore {

  private static final String READ =
      "select id, customer, article, state from jview_demo.orders order by id limit 100";

  private final PostgresStore store;

  /**
   * Makes a store.
   *
   * @param store where the table is
   */
  public PostgresOrderStore(PostgresStore store) {
    this.store = store;
  }

  @Override
  public List<Order> orders() {
    return store.ask(PostgresOrderStore::read);
  }

  private static List<Order> read(Connection connection) throws SQLException {
    try (PreparedStatement read = connection.prepareStatement(READ);
        ResultSet rows = read.executeQuery()) {
      List<Order> orders = new ArrayList<>();
      while (rows.next()) {
        orders.add(
            new Order(rows.getLong(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
      return List.copyOf(orders);
    }
  }
}
