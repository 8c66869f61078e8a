package io.jview.examples.counter;

import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.examples.store.Recovery;
import io.jview.examples.store.StoreUnavailableException;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;

/**
 * The shared counter. A message says that the number has changed; the number itself is read from
 * the store, on a message and on a gap alike. So no click is lost, and a new page starts right.
 * While the store is away the page says so, and is right again after.
 */
public final class CounterView implements LiveView<CounterState> {

  private static final String TOPIC = "counter:changed";

  private final CounterStore store;

  /**
   * Makes the view.
   *
   * @param store keeps the number; shared by all instances that share the pub/sub
   */
  public CounterView(CounterStore store) {
    this.store = store;
  }

  @Override
  public CounterState mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Counter");
    socket.subscribe(TOPIC);
    return read(CounterState.UNREAD, socket);
  }

  @Override
  public CounterState handleEvent(Event event, CounterState state, LiveSocket socket) {
    return switch (event.name()) {
      case "increment" -> add(1, state, socket);
      case "decrement" -> add(-1, state, socket);
      default -> state;
    };
  }

  @Override
  public CounterState handleInfo(Info info, CounterState state, LiveSocket socket) {
    return switch (info.topic()) {
      case Recovery.UNTOLD -> state.with(state.recovery().untold(socket));
      case Recovery.RETRY -> read(state.with(state.recovery().retried()), socket);
      default -> read(state, socket);
    };
  }

  @Override
  public CounterState handleGap(Gap gap, CounterState state, LiveSocket socket) {
    return read(state, socket);
  }

  private CounterState read(CounterState state, LiveSocket socket) {
    try {
      return new CounterState(store.value(), null, state.recovery().read(TOPIC, socket));
    } catch (StoreUnavailableException away) {
      return state.with(
          "The counter cannot be read now. It will be in a moment.",
          state.recovery().unread(socket));
    }
  }

  private CounterState add(long delta, CounterState state, LiveSocket socket) {
    try {
      long number = store.add(delta);
      Recovery.tell(TOPIC, socket);
      return new CounterState(number, null, state.recovery());
    } catch (StoreUnavailableException away) {
      return state.with(
          "The counter cannot be changed now. Please try again in a moment.",
          state.recovery().untold(socket));
    }
  }

  @Override
  public Html render(CounterState state) {
    return html(
        """
        <section class="counter">
          <h1>The shared counter</h1>
          <p class="count"><span id="count">${}</span></p>
          <p class="buttons">
            <button phx-click="decrement" data-every-click aria-label="One less">−</button>
            <button phx-click="increment" data-every-click aria-label="One more">+</button>
          </p>
          ${}
          <p class="hint">Open this page in a second tab: both show each click at once.</p>
        </section>
        """,
        state.number() == null ? "…" : state.number(),
        when(
            state.problem() != null,
            () -> html("<p id=\"problem\" role=\"alert\">${}</p>", state.problem())));
  }
}
