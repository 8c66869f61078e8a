package io.jview.examples.orders;

import java.util.List;

/** Reads the table. Safe for use by many threads; it may block, as views may. */
@FunctionalInterface
public interface OrderStore {

  /**
   * Reads all orders.
   *
   * @return the orders as they are now, by their numbers
   * @throws io.jview.examples.store.StoreUnavailableException if they cannot be read now
   */
  List<Order> orders();
}
