package io.jview.examples.sink;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Async;
import io.jview.liveview.ComponentContext;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.html.Html;

/** The weather of a city, which each card fetches for itself. */
final class WeatherCard implements LiveComponent<String, WeatherCard.State> {

  private static final String WORK = "weather";

  private final SlowSource source;

  WeatherCard(SlowSource source) {
    this.source = source;
  }

  record State(String city, Async<String> weather) {}

  @Override
  public State mount(String city, LiveSocket socket) {
    socket.async(WORK, () -> source.weather(city));
    return new State(city, Async.loading());
  }

  @Override
  public State update(String city, State state, LiveSocket socket) {
    return mount(city, socket);
  }

  @Override
  public State handleAsync(String name, Async<?> outcome, State state, LiveSocket socket) {
    return new State(state.city(), state.weather().with(outcome));
  }

  @Override
  public Html render(State state, ComponentContext self) {
    return html(
        """
        <div class="panel weather"><h3>${city}</h3>${weather}</div>
        """,
        state.city(),
        state
            .weather()
            .show(
                weather -> html("<p>${}</p>", weather),
                () -> html("<p class=\"hint\">Asking …</p>"),
                failure -> html("<p role=\"alert\">Nobody knows.</p>")));
  }
}
