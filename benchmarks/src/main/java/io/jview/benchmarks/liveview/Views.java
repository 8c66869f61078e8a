package io.jview.benchmarks.liveview;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;

/** The pages that are put under load. */
final class Views {

  private static final String TOPIC = "number";

  private Views() {}

  private static Html page(int number) {
    return html(
        """
        <h1>Count: <span id="count">${}</span></h1>
        <button phx-click="decrement">-</button> <button phx-click="increment">+</button>
        """,
        number);
  }

  /** A counter for each browser. */
  static final class Own implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return 0;
    }

    @Override
    public Integer handleEvent(Event event, Integer count, LiveSocket socket) {
      return count + 1;
    }

    @Override
    public Html render(Integer count) {
      return page(count);
    }
  }

  /** One number that all browsers show; an event publishes the next. */
  static final class Shared implements LiveView<Integer> {

    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      socket.subscribe(TOPIC);
      return 0;
    }

    @Override
    public Integer handleEvent(Event event, Integer shown, LiveSocket socket) {
      socket.broadcast(TOPIC, Integer.parseInt(event.get("n", "")));
      return shown;
    }

    @Override
    public Integer handleInfo(Info info, Integer shown, LiveSocket socket) {
      return info.as(Integer.class);
    }

    @Override
    public Html render(Integer shown) {
      return page(shown);
    }
  }
}
