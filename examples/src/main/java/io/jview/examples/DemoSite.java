package io.jview.examples;

import io.jview.examples.chat.RoomView;
import io.jview.examples.chat.RoomsView;
import io.jview.examples.counter.CounterView;
import io.jview.examples.orders.OrdersView;
import io.jview.examples.sink.SinkPages;
import io.jview.examples.trip.TripView;
import io.jview.server.JView;
import io.jview.server.JViewBuilder;

/** The demo's pages. */
public final class DemoSite {

  private DemoSite() {}

  /**
   * Puts the demo's site together, with stores of its own in this process.
   *
   * @return a builder that lacks only what differs between deployments
   */
  public static JViewBuilder builder() {
    return builder(DemoBackend.inMemory());
  }

  /**
   * Puts the demo's site together.
   *
   * @param backend where its state is kept
   * @return a builder that lacks only what differs between deployments
   */
  public static JViewBuilder builder(DemoBackend backend) {
    JViewBuilder site =
        JView.builder()
            .pubsub(backend.pubsub())
            .title("JView")
            .layout(new DemoLayout())
            .staticFiles("/static", "public")
            .stylesheet("/static/demo.css")
            .live("/", new HomeView(backend.orders() != null))
            .live("/counter", new CounterView(backend.counter()))
            .live("/guide/counter", new io.jview.examples.guide.CounterView())
            .live("/chat", new RoomsView(backend.chat()))
            .live(RoomView.ROOM, new RoomView(backend.chat()))
            .live("/trip", new TripView())
            .links(RoomView.class);
    SinkPages.addTo(site);
    return backend.orders() == null ? site : site.live("/orders", new OrdersView(backend.orders()));
  }
}
