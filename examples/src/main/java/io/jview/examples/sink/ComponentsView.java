package io.jview.examples.sink;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** Components: a list of cards, stopwatches with timers, and rows that ask a store at once. */
final class ComponentsView implements LiveView<ComponentsView.State> {

  private static final List<Chore> FIRST =
      List.of(
          new Chore(1, "Water the plants"), new Chore(2, "Call Grace"), new Chore(3, "Bake bread"));
  private static final List<String> MENU = List.of("Tea", "Coffee", "Cake", "Water", "Juice");
  private static final int SHORT_MENU = 2;
  private static final int MOST_CHORES = 50;

  private final ChoreCard card = new ChoreCard();
  private final Stopwatch stopwatch = new Stopwatch();
  private final PriceRow price = new PriceRow(new PriceStore());

  record State(List<Chore> chores, long last, boolean wholeMenu) {

    State with(List<Chore> others) {
      return new State(List.copyOf(others), last, wholeMenu);
    }

    State add(String title) {
      List<Chore> more = new ArrayList<>(chores);
      more.add(new Chore(last + 1, title));
      return new State(List.copyOf(more), last + 1, wholeMenu);
    }
  }

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Components");
    return new State(FIRST, FIRST.size(), false);
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    return switch (event.name()) {
      case "add" -> add(event.form().get("title", "").strip(), state);
      case "rotate" -> {
        List<Chore> turned = new ArrayList<>(state.chores());
        Collections.rotate(turned, 1);
        yield state.with(turned);
      }
      case "menu" -> new State(state.chores(), state.last(), !state.wholeMenu());
      default -> state;
    };
  }

  private static State add(String title, State state) {
    boolean fits = !title.isEmpty() && state.chores().size() < MOST_CHORES;
    return fits ? state.add(title.substring(0, Math.min(title.length(), 60))) : state;
  }

  @Override
  public State handleInfo(Info info, State state, LiveSocket socket) {
    if (!info.topic().equals(ChoreCard.REMOVE)) {
      return state;
    }
    long id = info.as(Long.class);
    return state.with(state.chores().stream().filter(chore -> chore.id() != id).toList());
  }

  @Override
  public Html render(State state, RenderContext view) {
    Html content =
        html(
            """
            <p class="hint">Parts of a page with a state of their own: what happens in one is sent alone.</p>
            ${chores}
            ${stopwatches}
            ${prices}
            """,
            chores(state, view),
            stopwatches(view),
            prices(state, view));
    return SinkPages.around("Components", view, content);
  }

  private Html chores(State state, RenderContext view) {
    return html(
        """
        <section>
          <h2>A list of cards</h2>
          <p class="hint">Each keeps its state wherever it moves.</p>
          <ul id="chores">${}</ul>
          <form id="add-chore" class="line" phx-submit="add">
            <input name="title" aria-label="What is to be done" required maxlength="60" placeholder="What else?">
            <button>Add</button>
            <button type="button" class="quiet" id="rotate" phx-click="rotate">Rotate</button>
          </form>
        </section>
        """,
        each(
            state.chores(),
            Chore::id,
            chore -> view.component("chore-" + chore.id(), card, chore)));
  }

  private Html stopwatches(RenderContext view) {
    return html(
        """
        <section>
          <h2>Timers of their own</h2>
          <div id="stopwatches" class="panels">${}${}</div>
        </section>
        """,
        view.component("eggs", stopwatch, "Eggs"),
        view.component("tea", stopwatch, "Tea"));
  }

  private Html prices(State state, RenderContext view) {
    List<String> shown = state.wholeMenu() ? MENU : MENU.subList(0, SHORT_MENU);
    return html(
        """
        <section>
          <h2>One query for all of them</h2>
          <table id="prices"><tbody>${}</tbody></table>
          <button class="quiet" id="menu" phx-click="menu">${}</button>
        </section>
        """,
        each(shown, name -> name, name -> view.component(name, price, name)),
        state.wholeMenu() ? "Less" : "The whole menu");
  }
}
