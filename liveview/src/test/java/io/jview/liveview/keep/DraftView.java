package io.jview.liveview.keep;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A view that keeps a text, which every event replaces by its name. */
class DraftView implements LiveView<DraftView.Draft> {

  /** What is kept. */
  record Draft(String text, List<String> more) {
    Draft(String text) {
      this(text, List.of());
    }
  }

  final List<String> log = new CopyOnWriteArrayList<>();
  private final @Nullable Duration interval;

  DraftView() {
    this(null);
  }

  DraftView(@Nullable Duration interval) {
    this.interval = interval;
  }

  @Override
  public Draft mount(Params params, Session session, LiveSocket socket) {
    if (interval != null) {
      socket.keepEvery(interval);
    }
    return socket.kept(Draft.class).orElse(new Draft("new"));
  }

  @Override
  public Draft handleEvent(Event event, Draft state, LiveSocket socket) {
    switch (event.name()) {
      case "boom" -> throw new IllegalStateException("on purpose");
      case "away" -> socket.navigate("/elsewhere");
      case "large" -> {
        return new Draft("x".repeat(70_000));
      }
      default -> {}
    }
    return new Draft(event.name());
  }

  @Override
  public @Nullable Object keep(Draft state) {
    if (state.text().equals("throws")) {
      throw new IllegalStateException("on purpose");
    }
    return state;
  }

  @Override
  public Html render(Draft state) {
    return html("<p>${}</p>", state.text());
  }

  @Override
  public void terminate(Draft state, LiveSocket socket) {
    log.add(state.text());
  }
}
