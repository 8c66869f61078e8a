package io.jview.examples.sink;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.html.Html;
import java.time.Duration;

/** Counts seconds while it runs, by a timer of its own that ends with it. */
final class Stopwatch implements LiveComponent<String, Stopwatch.State> {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Each start has a number, so that a timer of the last one counts no more. */
  record State(String name, int seconds, boolean running, int start) {}

  @Override
  public State mount(String name, LiveSocket socket) {
    return new State(name, 0, false, 0);
  }

  @Override
  public State update(String name, State state, LiveSocket socket) {
    return new State(name, state.seconds(), state.running(), state.start());
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    int start = state.start() + 1;
    if (!state.running()) {
      socket.sendAfter(SECOND, Info.of("tick", start));
    }
    return new State(state.name(), state.seconds(), !state.running(), start);
  }

  @Override
  public State handleInfo(Info tick, State state, LiveSocket socket) {
    if (!state.running() || tick.as(Integer.class) != state.start()) {
      return state;
    }
    socket.sendAfter(SECOND, tick);
    return new State(state.name(), state.seconds() + 1, true, state.start());
  }

  @Override
  public Html render(State state, ComponentContext self) {
    String label = state.running() ? "Stop" : "Start";
    return html(
        """
        <div class="stopwatch">
          <h3>${name}</h3>
          <p class="seconds">${seconds} s</p>
          <button phx-click="toggle" phx-target="${target}">${label}</button>
        </div>
        """,
        state.name(),
        state.seconds(),
        self.target(),
        label);
  }
}
