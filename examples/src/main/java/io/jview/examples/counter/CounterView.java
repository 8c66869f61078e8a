package io.jview.examples.counter;

import static io.jview.liveview.html.Html.html;

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
 */
public final class CounterView implements LiveView<Long> {

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
  public Long mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Counter");
    socket.subscribe(TOPIC);
    return store.value();
  }

  @Override
  public Long handleEvent(Event event, Long count, LiveSocket socket) {
    return switch (event.name()) {
      case "increment" -> add(1, socket);
      case "decrement" -> add(-1, socket);
      default -> count;
    };
  }

  @Override
  public Long handleInfo(Info info, Long count, LiveSocket socket) {
    return store.value();
  }

  @Override
  public Long handleGap(Gap gap, Long count, LiveSocket socket) {
    return store.value();
  }

  @Override
  public Html render(Long count) {
    return html(
        """
        <section class="counter">
          <h1>The shared counter</h1>
          <p class="count"><span id="count">${}</span></p>
          <p class="buttons">
            <button phx-click="decrement" data-every-click aria-label="One less">−</button>
            <button phx-click="increment" data-every-click aria-label="One more">+</button>
          </p>
          <p class="hint">Open this page in a second tab: both show each click at once.</p>
        </section>
        """,
        count);
  }

  private long add(long delta, LiveSocket socket) {
    long count = store.add(delta);
    socket.broadcast(TOPIC, "changed");
    return count;
  }
}
