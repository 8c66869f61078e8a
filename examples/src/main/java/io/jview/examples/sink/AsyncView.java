package io.jview.examples.sink;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Async;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;

/** Work beside a page: a slow report, a search in which the last word wins, a clock. */
final class AsyncView implements LiveView<AsyncView.State> {

  private static final String REPORT = "report";
  private static final String CITIES = "cities";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private final SlowSource source;
  private final WeatherCard weather;

  AsyncView(SlowSource source) {
    this.source = source;
    this.weather = new WeatherCard(source);
  }

  record State(Async<String> report, int reports, Search search, Clock clock) {

    State with(Async<String> next) {
      return new State(next, reports, search, clock);
    }

    State next() {
      return new State(report.again(), reports + 1, search, clock);
    }

    State with(Search next) {
      return new State(report, reports, next, clock);
    }

    State with(Clock next) {
      return new State(report, reports, search, next);
    }
  }

  record Search(String part, Async<List<String>> cities) {}

  /** Runs while there is a timer. */
  record Clock(int seconds, LiveSocket.@Nullable Timer timer) {}

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Work beside the page");
    socket.async(REPORT, () -> source.report(1));
    return new State(Async.loading(), 1, new Search("", Async.ok(List.of())), new Clock(0, null));
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    return switch (event.name()) {
      case "report" -> {
        int number = state.reports() + 1;
        socket.async(REPORT, () -> source.report(number));
        yield state.next();
      }
      case "fail" -> {
        socket.async(REPORT, AsyncView::fail);
        yield state.with(state.report().again());
      }
      case "cancel" -> {
        socket.cancelAsync(REPORT);
        yield state.with(state.report().with(Async.failed(new CancellationException("cancelled"))));
      }
      case "search" -> state.with(search(event.get("part", "").strip(), state.search(), socket));
      case "clock" -> state.with(clock(state.clock(), socket));
      default -> state;
    };
  }

  private static String fail() {
    throw new IllegalStateException("the service is away");
  }

  private Search search(String part, Search before, LiveSocket socket) {
    if (part.isEmpty()) {
      socket.cancelAsync(CITIES);
      return new Search(part, Async.ok(List.of()));
    }
    socket.async(CITIES, () -> source.cities(part));
    return new Search(part, before.cities().again());
  }

  private static Clock clock(Clock clock, LiveSocket socket) {
    if (clock.timer() == null) {
      return new Clock(clock.seconds(), socket.every(SECOND, Info.of("tick", null)));
    }
    clock.timer().cancel();
    return new Clock(clock.seconds(), null);
  }

  @Override
  public State handleInfo(Info tick, State state, LiveSocket socket) {
    return state.with(new Clock(state.clock().seconds() + 1, state.clock().timer()));
  }

  @Override
  public State handleAsync(String name, Async<?> outcome, State state, LiveSocket socket) {
    return switch (name) {
      case REPORT -> state.with(state.report().with(outcome));
      case CITIES ->
          state.with(new Search(state.search().part(), state.search().cities().with(outcome)));
      default -> state;
    };
  }

  @Override
  public Html render(State state, RenderContext view) {
    return SinkPages.around(
        "Work beside the page",
        view,
        html(
            """
            <p class="hint">The page answers at once, and shows what comes of the work when it is there.</p>
            ${report}
            ${search}
            ${weather}
            ${clock}
            """,
            report(state.report()),
            search(state.search()),
            weather(view),
            clock(state.clock())));
  }

  private static Html report(Async<String> report) {
    Html shown =
        report.show(
            text -> html("<p>${}</p>", text),
            () -> html("<p class=\"hint\">Working …</p>"),
            failure ->
                html(
                    "<p>${}</p><p role=\"alert\">No new one: ${}.</p>",
                    report.latest(),
                    failure.getMessage()));
    boolean done = !report.isLoading();
    return html(
        """
        <section>
          <h2>A slow report</h2>
          <div id="report" class="panel" aria-live="polite" aria-busy="${loading}">${shown}</div>
          <button id="again" phx-click="report">Once more</button>
          <button id="fail" class="quiet" phx-click="fail">One that fails</button>
          <button id="cancel" class="quiet" phx-click="cancel" disabled="${done}">Cancel</button>
        </section>
        """,
        String.valueOf(report.isLoading()),
        shown,
        done);
  }

  private static Html search(Search search) {
    return html(
        """
        <section>
          <h2>The last word wins</h2>
          <form id="search" phx-change="search" phx-submit="search">
            <input name="part" value="${part}" aria-label="Part of a city's name" placeholder="Be" autocomplete="off">
          </form>
          <ul id="cities" class="panel" aria-busy="${loading}">${cities}</ul>
        </section>
        """,
        search.part(),
        String.valueOf(search.cities().isLoading()),
        search
            .cities()
            .show(
                cities -> each(cities, city -> city, city -> html("<li>${}</li>", city)),
                () -> html("<li class=\"hint\">Searching …</li>"),
                failure -> html("<li role=\"alert\">The search has failed.</li>")));
  }

  private Html weather(RenderContext view) {
    return html(
        """
        <section>
          <h2>Components with work of their own</h2>
          <div class="panels">${bonn}${bern}</div>
        </section>
        """,
        view.component("bonn", weather, "Bonn"),
        view.component("bern", weather, "Bern"));
  }

  private static Html clock(Clock clock) {
    String label = clock.timer() == null ? "Start" : "Stop";
    return html(
        """
        <section>
          <h2>Again and again</h2>
          <p><span id="seconds">${seconds}</span> s <button id="clock" phx-click="clock">${label}</button></p>
        </section>
        """,
        clock.seconds(),
        label);
  }
}
