package io.jview.examples.orders;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.examples.store.Recovery;
import io.jview.examples.store.StoreUnavailableException;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import java.util.List;

/**
 * The rows of a table. The page changes nothing: a trigger in the database tells of each change,
 * whoever makes it, and the page reads the table again.
 */
public final class OrdersView implements LiveView<OrdersView.State> {

  private static final String TOPIC = "orders";

  private final OrderStore store;

  /**
   * What the page shows.
   *
   * @param orders the rows as read last
   * @param away whether they could not be read again since
   * @param recovery what is still to be done about that
   */
  record State(List<Order> orders, boolean away, Recovery recovery) {

    static final State UNREAD = new State(List.of(), false, Recovery.NONE);
  }

  /**
   * Makes the view.
   *
   * @param store reads the table
   */
  public OrdersView(OrderStore store) {
    this.store = store;
  }

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Orders");
    socket.subscribe(TOPIC);
    return read(State.UNREAD, socket);
  }

  @Override
  public State handleInfo(Info info, State state, LiveSocket socket) {
    return read(info.topic().equals(Recovery.RETRY) ? retried(state) : state, socket);
  }

  @Override
  public State handleGap(Gap gap, State state, LiveSocket socket) {
    return read(state, socket);
  }

  private static State retried(State state) {
    return new State(state.orders(), state.away(), state.recovery().retried());
  }

  private State read(State state, LiveSocket socket) {
    try {
      return new State(store.orders(), false, state.recovery());
    } catch (StoreUnavailableException away) {
      return new State(state.orders(), true, state.recovery().unread(socket));
    }
  }

  @Override
  public Html render(State state) {
    return html(
        """
        <section class="orders">
          <h1>Orders</h1>
          ${}
          <table>
            <thead><tr><th>No.</th><th>Customer</th><th>Article</th><th>State</th></tr></thead>
            <tbody id="orders">${}</tbody>
          </table>
          <p class="hint">
            Change the table with psql: a trigger tells every open page.
            <code>update jview_demo.orders set state = 'shipped' where id = 1</code>
          </p>
        </section>
        """,
        when(state.away(), OrdersView::problem),
        each(state.orders(), Order::id, OrdersView::row));
  }

  private static Html problem() {
    return html(
        "<p id=\"problem\" role=\"alert\">The orders cannot be read now. They will be soon.</p>");
  }

  private static Html row(Order order) {
    return html(
        "<tr><td>${id}</td> <td>${customer}</td> <td>${article}</td> <td>${state}</td></tr>",
        order.id(),
        order.customer(),
        order.article(),
        order.state());
  }
}
