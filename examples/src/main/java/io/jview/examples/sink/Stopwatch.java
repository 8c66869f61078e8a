package io.jview.examples.sink;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.html.Html;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Counts seconds while it runs, by a timer of its own that ends with it. */
final class Stopwatch implements LiveComponent<String, Stopwatch.State> {

  private static final Duration SECOND = Duration.ofSeconds(1);

  /** Runs while there is a timer. */
  record State(String name, int seconds, LiveSocket.@Nullable Timer timer) {}

  @Override
  public State mount(String name, LiveSocket socket) {
    return new State(name, 0, null);
  }

  @Override
  public State update(String name, State state, LiveSocket socket) {
    return new State(name, state.seconds(), state.timer());
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    if (state.timer() == null) {
      LiveSocket.Timer started = socket.every(SECOND, Info.of("tick", null));
      return new State(state.name(), state.seconds(), started);
    }
    state.timer().cancel();
    return new State(state.name(), state.seconds(), null);
  }

  @Override
  public State handleInfo(Info tick, State state, LiveSocket socket) {
    return new State(state.name(), state.seconds() + 1, state.timer());
  }

  @Override
  public Html render(State state, ComponentContext self) {
    String label = state.timer() == null ? "Start" : "Stop";
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
