package io.jview.examples.sink;

import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.ComponentContext;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveComponent;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.html.Html;

/**
 * A card of the list: whether it is done and how often it was put off is its own affair, and stays
 * with it wherever it moves. What concerns the list it tells the view.
 */
final class ChoreCard implements LiveComponent<Chore, ChoreCard.State> {

  /** The topic of the infos that tell the view which card to take away. */
  static final String REMOVE = "chore:remove";

  record State(Chore chore, boolean done, int putOff) {}

  @Override
  public State mount(Chore chore, LiveSocket socket) {
    return new State(chore, false, 0);
  }

  @Override
  public State update(Chore chore, State state, LiveSocket socket) {
    return new State(chore, state.done(), state.putOff());
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    return switch (event.name()) {
      case "done" -> new State(state.chore(), !state.done(), state.putOff());
      case "later" -> new State(state.chore(), false, state.putOff() + 1);
      case "remove" -> {
        socket.send(Info.of(REMOVE, state.chore().id()));
        yield state;
      }
      default -> state;
    };
  }

  @Override
  public Html render(State state, ComponentContext self) {
    String remove = "Remove " + state.chore().title();
    return html(
        """
        <li class="chore" data-done="${done}">
          <p><strong>${title}</strong> ${putOff}</p>
          <div class="actions">
            <button phx-click="done" phx-target="${target}" aria-pressed="${done}">Done</button>
            <button class="quiet" phx-click="later" phx-target="${target}">Later</button>
            <button class="quiet" phx-click="remove" phx-target="${target}" aria-label="${remove}">✕</button>
          </div>
        </li>
        """,
        state.done(),
        state.chore().title(),
        when(state.putOff() > 0, () -> html("<small>put off ${} times</small>", state.putOff())),
        self.target(),
        state.done(),
        self.target(),
        self.target(),
        remove);
  }
}
