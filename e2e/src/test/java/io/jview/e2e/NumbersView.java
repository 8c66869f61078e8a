package io.jview.e2e;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Counts broadcasts, and what is wrong with them. Each publisher numbers its own from 1; the page
 * shows the latest number of each, how many came in all, how many not in order, and how many gaps
 * were told.
 */
final class NumbersView implements LiveView<NumbersView.Seen> {

  static final int PUBLISHERS = 3;
  static final String COUNT = "3";
  static final String DISORDERS = "4";
  static final String GAPS = "5";

  private static final String TOPIC = "numbers";

  record Published(int publisher, int number) {}

  record Seen(List<Integer> latest, int count, int disorders, int gaps) {

    private Seen with(Published message) {
      int expected = latest.get(message.publisher()) + 1;
      List<Integer> now = new ArrayList<>(latest);
      now.set(message.publisher(), message.number());
      int wrong = message.number() == expected ? 0 : 1;
      return new Seen(List.copyOf(now), count + 1, disorders + wrong, gaps);
    }
  }

  @Override
  public Seen mount(Params params, Session session, LiveSocket socket) {
    socket.subscribe(TOPIC);
    return new Seen(Collections.nCopies(PUBLISHERS, 0), 0, 0, 0);
  }

  @Override
  public Seen handleEvent(Event event, Seen seen, LiveSocket socket) {
    if (event.name().equals("publish")) {
      socket.broadcast(TOPIC, new Published(number(event, "p"), number(event, "n")));
    }
    return seen;
  }

  private static int number(Event event, String key) {
    return Integer.parseInt(event.get(key, ""));
  }

  @Override
  public Seen handleInfo(Info info, Seen seen, LiveSocket socket) {
    return seen.with(info.as(Published.class));
  }

  @Override
  public Seen handleGap(Gap gap, Seen seen, LiveSocket socket) {
    return new Seen(seen.latest(), seen.count(), seen.disorders(), seen.gaps() + 1);
  }

  @Override
  public Html render(Seen seen) {
    return html(
        "<p>${} ${} ${}</p><p>${} ${} ${}</p>",
        seen.latest().get(0),
        seen.latest().get(1),
        seen.latest().get(2),
        seen.count(),
        seen.disorders(),
        seen.gaps());
  }
}
