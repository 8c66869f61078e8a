package io.jview.liveview.test;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.js.JS;
import io.jview.pubsub.Gap;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A page with some of everything. */
final class Room implements LiveView<Room.State> {

  record State(String room, String user, String draft, List<String> lines, boolean open) {
    State say(String line) {
      List<String> more = new ArrayList<>(lines);
      more.add(line);
      return new State(room, user, "", List.copyOf(more), open);
    }

    State draft(String text) {
      return new State(room, user, text, lines, open);
    }

    State open(boolean value) {
      return new State(room, user, draft, lines, value);
    }
  }

  private final LiveView<?> nested = new Clicks();

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    String room = params.get("room", "?");
    if (socket.connected()) {
      socket.subscribe("room:" + room);
    }
    socket.pageTitle("Room " + room);
    String user = session.get("user");
    return new State(room, user == null ? "nobody" : user, "", List.of(), false);
  }

  @Override
  public State handleParams(Params params, State state, LiveSocket socket) {
    return state.open("1".equals(params.get("open")));
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    switch (event.name()) {
      case "typed" -> {
        return state.draft(event.get("line") + "/" + event.target());
      }
      case "say" -> {
        socket.broadcast("room:" + state.room(), event.get("line", ""));
        socket.pushEvent("said", Map.of("line", event.get("line", "")));
        return state.draft("");
      }
      case "ask" -> socket.reply(Map.of("room", state.room(), "got", event.get("x", "")));
      case "key" -> {
        return state.draft(event.get("key", "") + event.get("id", ""));
      }
      case "open" -> socket.patch("/room/" + state.room() + "?open=1");
      case "leave" -> {
        socket.putFlash("info", "left " + state.room());
        socket.navigate("/room/lobby");
      }
      case "exit" -> {
        socket.putFlash("info", "out");
        socket.redirect("/room/street");
      }
      case "later" -> socket.sendAfter(Duration.ofMillis(1), Info.of("later", "later"));
      case "crash" -> throw new IllegalStateException("on purpose");
      default -> {}
    }
    return state;
  }

  @Override
  public State handleInfo(Info info, State state, LiveSocket socket) {
    if ("go".equals(info.value())) {
      socket.navigate("/room/lobby");
      return state;
    }
    return state.say(info.as(String.class));
  }

  @Override
  public State handleGap(Gap gap, State state, LiveSocket socket) {
    return state.say("gap " + gap.reason());
  }

  @Override
  public Html render(State state) {
    throw new AssertionError("the other one is called");
  }

  @Override
  public Html render(State state, RenderContext view) {
    return html(
        """
        <h1>${}</h1><p id="user">${}</p><p id="flash">${}</p><p id="draft">${}</p>
        <ul>${}</ul>
        <form id="talk" phx-change="typed" phx-submit="say">
          <input name="line" value="${}"><input type="hidden" name="h" value="1">
        </form>
        <button id="ask" phx-click="ask">Ask</button>
        <input id="key" phx-keydown="key" phx-key="Enter" phx-value-id="7">
        <button id="open" phx-click="open">Open</button> ${}
        <a id="close" href="/room/${}" data-phx-link="patch" data-phx-link-state="push">Close</a>
        <a id="other" href="/room/other" data-phx-link="redirect" data-phx-link-state="push">Go</a>
        <button id="leave" phx-click="${}">Leave</button>
        <button id="exit" phx-click="exit">Exit</button>
        <button id="later" phx-click="later">Later</button>
        <button id="crash" phx-click="crash">Crash</button>
        <button id="off" phx-click="crash" disabled>Off</button>
        """,
        state.room(),
        state.user(),
        view.flash("info"),
        state.draft(),
        each(state.lines(), line -> line, line -> html("<li>${}</li>", line)),
        state.draft(),
        when(state.open(), () -> view.child("nested", nested, Map.of("start", "5"))),
        state.room(),
        JS.push("leave"));
  }

  /** A nested view. */
  private static final class Clicks implements LiveView<Integer> {
    @Override
    public Integer mount(Params params, Session session, LiveSocket socket) {
      return params.get("start", 0);
    }

    @Override
    public Integer handleEvent(Event event, Integer count, LiveSocket socket) {
      return count + 1;
    }

    @Override
    public Html render(Integer count) {
      return html("<b id=\"clicks\" phx-click=\"up\">${}</b>", count);
    }
  }
}
