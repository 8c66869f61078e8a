package io.jview.examples.guide;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;

/**
 * The guide's counter: its messages carry the count, so all open pages agree, but two clicks at one
 * moment count as one, and a new page starts at zero until the next click. The counter of {@code
 * io.jview.examples.counter} does better with a store.
 */
public final class CounterView implements LiveView<Integer> {

  @Override
  public Integer mount(Params params, Session session, LiveSocket socket) {
    if (socket.connected()) socket.subscribe("counter");
    return 0;
  }

  @Override
  public Integer handleEvent(Event event, Integer count, LiveSocket socket) {
    int next =
        switch (event.name()) {
          case "increment" -> count + 1;
          case "decrement" -> count - 1;
          default -> count;
        };
    socket.broadcast("counter", next);
    return next;
  }

  @Override
  public Integer handleInfo(Info info, Integer count, LiveSocket socket) {
    return info.as(Integer.class);
  }

  @Override
  public Html render(Integer count) {
    return html(
        """
        <h1>Count: <span id="count">${}</span></h1>
        <button phx-click="decrement">-</button> <button phx-click="increment">+</button>
        """,
        count);
  }
}
