package io.jview.examples.orders;

import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;
import static java.util.Comparator.comparing;

import io.jview.examples.store.Recovery;
import io.jview.examples.store.StoreUnavailableException;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.ui.Sort;
import io.jview.liveview.ui.Table;
import io.jview.pubsub.Gap;
import java.util.Comparator;
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
   * @param sort how they are sorted, as the address says
   * @param away whether they could not be read again since
   * @param recovery what is still to be done about that
   */
  record State(List<Order> orders, Sort sort, boolean away, Recovery recovery) {

    static final State UNREAD = new State(List.of(), Sort.NONE, false, Recovery.NONE);

    State sorted(Sort by) {
      return new State(orders, by, away, recovery);
    }
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
  public State handleParams(Params params, State state, LiveSocket socket) {
    return state.sorted(Sort.of(params, "customer", "article", "state"));
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
    return new State(state.orders(), state.sort(), state.away(), state.recovery().retried());
  }

  private State read(State state, LiveSocket socket) {
    try {
      return new State(store.orders(), state.sort(), false, state.recovery());
    } catch (StoreUnavailableException away) {
      return new State(state.orders(), state.sort(), true, state.recovery().unread(socket));
    }
  }

  @Override
  public Html render(State state) {
    return html(
        """
        <section class="orders">
          <h1>Orders</h1>
          ${problem}
          ${table}
          <p class="hint">
            Change the table with psql: a trigger tells every open page.
            <code>update jview_demo.orders set state = 'shipped' where id = 1</code>
          </p>
        </section>
        """,
        when(state.away(), OrdersView::problem),
        table(state));
  }

  private static Html problem() {
    return html(
        "<p id=\"problem\" role=\"alert\">The orders cannot be read now. They will be soon.</p>");
  }

  private static Html table(State state) {
    return Table.of("orders", sorted(state), Order::id)
        .sorted(state.sort(), OrdersView::address)
        .column("No.", Order::id)
        .sortable("customer", "Customer", Order::customer)
        .sortable("article", "Article", Order::article)
        .sortable("state", "State", Order::state)
        .html();
  }

  private static Url address(Sort sort) {
    return Url.of("/orders").query("sort", sort.column()).query("desc", sort.descending());
  }

  private static List<Order> sorted(State state) {
    Comparator<Order> order =
        switch (state.sort().column()) {
          case "customer" -> comparing(Order::customer);
          case "article" -> comparing(Order::article);
          case "state" -> comparing(Order::state);
          default -> comparing(Order::id);
        };
    return state.orders().stream()
        .sorted(state.sort().descending() ? order.reversed() : order)
        .toList();
  }
}
