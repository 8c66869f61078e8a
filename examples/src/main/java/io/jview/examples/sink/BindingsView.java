package io.jview.examples.sink;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.js.JS;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/** The {@code phx-…} attributes that decide when the client asks the server, and when not. */
public final class BindingsView implements LiveView<BindingsView.State> {

  private static final int PAGE = 40;

  /**
   * What the page shows.
   *
   * @param heard how often each event came
   * @param text what was typed last
   * @param first the first line of the endless list
   * @param last the line after its last
   * @param guest whether the guest is there
   */
  public record State(Map<String, Integer> heard, String text, int first, int last, boolean guest) {

    State with(String event) {
      Map<String, Integer> next = new TreeMap<>(heard);
      next.merge(event, 1, Integer::sum);
      return new State(next, text, first, last, guest);
    }
  }

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Bindings");
    return new State(Map.of(), "", 0, PAGE, true);
  }

  @Override
  public State handleEvent(Event event, State before, LiveSocket socket) {
    State state = before.with(event.name());
    return switch (event.name()) {
      case "search" -> state(state, event.get("q", ""), state.first(), state.guest());
      case "down" -> window(state, state.last() + PAGE / 2);
      case "up" -> window(state, Math.max(PAGE, state.last() - PAGE / 2));
      case "guest" -> state(state, state.text(), state.first(), !state.guest());
      default -> state;
    };
  }

  private static State state(State state, String text, int first, boolean guest) {
    return new State(state.heard(), text, first, state.last(), guest);
  }

  /** Never more than two pages of lines: those that were scrolled out of sight go. */
  private static State window(State state, int last) {
    return new State(
        state.heard(), state.text(), Math.max(0, last - 2 * PAGE), last, state.guest());
  }

  @Override
  public Html render(State state, RenderContext view) {
    Html content =
        html(
            """
            <p class="hint">When the browser asks the server, and when it does not.</p>
            <dl id="heard" class="counts">${}</dl>
            ${}
            ${}
            ${}
            """,
            each(List.copyOf(state.heard().entrySet()), Map.Entry::getKey, BindingsView::count),
            rates(state.text()),
            life(state.guest()),
            endless(state.first(), state.last()));
    return SinkPages.around("Bindings", view, content);
  }

  private static Html count(Map.Entry<String, Integer> count) {
    return html(
        "<div><dt>${}</dt><dd id=\"heard-${}\">${}</dd></div>",
        count.getKey(),
        count.getKey(),
        count.getValue());
  }

  private static Html rates(String text) {
    return html(
        """
        <section class="sink">
          <h2>Not with each key</h2>
          <form id="search" phx-change="search" phx-submit="search">
            <label>Once you pause
              <input name="q" value="${text}" phx-debounce="400" autocomplete="off"></label>
            <label>Once you leave
              <input name="late" phx-debounce="blur" autocomplete="off"></label>
          </form>
          <p>Searched for <b id="text">${text}</b></p>
          <button id="throttled" phx-click="throttled" phx-throttle="1000">At most once a second</button>
          <p id="keys" phx-window-keydown="key" phx-key="F2">F2 counts, wherever the focus is.</p>
        </section>
        """,
        text,
        text);
  }

  private static Html life(boolean guest) {
    return html(
        """
        <section class="sink">
          <h2>Coming and going</h2>
          <div id="ours" phx-update="ignore">The server never touches this again.</div>
          <button id="toggle" phx-click="guest">Bring or send away the guest</button>
          <div id="place">${guest}</div>
        </section>
        """,
        when(guest, () -> guest()));
  }

  private static Html guest() {
    return html(
        """
        <p id="guest" class="panel" phx-mounted="${}" phx-remove="${}">A guest</p>
        """,
        JS.addClass("marked").then(JS.push("arrived")),
        JS.push("left").then(JS.transition("fade", "opaque", "clear")));
  }

  private static Html endless(int first, int last) {
    String up = first == 0 ? null : "up";
    return html(
        """
        <section class="sink">
          <h2>A list without an end</h2>
          <div id="frame" class="frame" tabindex="0" aria-label="Lines">
            <ol id="lines" phx-viewport-top="${up}" phx-viewport-bottom="down"
              class="${more}">${range}</ol>
          </div>
        </section>
        """,
        up,
        up == null ? null : "more",
        each(IntStream.range(first, last).boxed().toList(), n -> n, BindingsView::line));
  }

  private static Html line(int number) {
    return html("<li id=\"line-${}\">Line ${}</li>", number, number);
  }
}
