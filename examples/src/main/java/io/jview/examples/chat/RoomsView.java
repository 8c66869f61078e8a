package io.jview.examples.chat;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.examples.store.Recovery;
import io.jview.examples.store.StoreUnavailableException;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.link;
import io.jview.pubsub.Gap;
import java.util.List;

/** The rooms of the chat, each with what was written last. */
public final class RoomsView implements LiveView<RoomsView.State> {

  private final ChatStore store;

  /**
   * Makes the view.
   *
   * @param store keeps the messages; shared by all instances that share the pub/sub
   */
  public RoomsView(ChatStore store) {
    this.store = store;
  }

  /**
   * What the page shows.
   *
   * @param rooms the rooms, as read last
   * @param recovery what is still to be done since the store was away
   */
  record State(List<Entry> rooms, Recovery recovery) {}

  /**
   * A room in the list.
   *
   * @param room its name
   * @param latest what was written last, or why nothing is shown
   */
  record Entry(String room, String latest) {}

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Chat");
    store.rooms().forEach(room -> socket.subscribe(RoomView.topic(room)));
    List<Entry> unread = store.rooms().stream().map(room -> new Entry(room, "…")).toList();
    return read(new State(unread, Recovery.NONE), socket);
  }

  @Override
  public State handleInfo(Info info, State state, LiveSocket socket) {
    return info.topic().equals(Recovery.RETRY)
        ? read(new State(state.rooms(), state.recovery().retried()), socket)
        : read(state, socket);
  }

  @Override
  public State handleGap(Gap gap, State state, LiveSocket socket) {
    return read(state, socket);
  }

  private State read(State state, LiveSocket socket) {
    try {
      return new State(store.rooms().stream().map(this::entry).toList(), state.recovery());
    } catch (StoreUnavailableException away) {
      return new State(state.rooms(), state.recovery().unread(socket));
    }
  }

  private Entry entry(String room) {
    List<ChatMessage> messages = store.messages(room);
    return new Entry(
        room,
        messages.isEmpty()
            ? "Nobody has written here yet."
            : messages.getLast().author() + ": " + messages.getLast().text());
  }

  @Override
  public Html render(State state) {
    return html(
        """
        <h1>Chat</h1>
        <ul class="cards" id="rooms">${}</ul>
        """,
        each(state.rooms(), Entry::room, RoomsView::card));
  }

  private static Html card(Entry entry) {
    return html(
        "<li>${}</li>",
        link.navigate(
            RoomView.ROOM.url(entry.room()),
            html("<strong>#${}</strong> <span>${}</span>", entry.room(), entry.latest())));
  }
}
