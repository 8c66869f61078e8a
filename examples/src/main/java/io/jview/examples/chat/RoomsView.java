package io.jview.examples.chat;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import java.util.List;

/** The rooms of the chat, each with what was written last. */
public final class RoomsView implements LiveView<List<RoomsView.Entry>> {

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
   * A room in the list.
   *
   * @param room its name
   * @param messages its messages, oldest first
   */
  record Entry(String room, List<ChatMessage> messages) {

    String latest() {
      return messages.isEmpty()
          ? "Nobody has written here yet."
          : messages.getLast().author() + ": " + messages.getLast().text();
    }
  }

  @Override
  public List<Entry> mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Chat");
    store.rooms().forEach(room -> socket.subscribe(RoomView.topic(room)));
    return read();
  }

  @Override
  public List<Entry> handleInfo(Info info, List<Entry> state, LiveSocket socket) {
    return read();
  }

  @Override
  public List<Entry> handleGap(Gap gap, List<Entry> state, LiveSocket socket) {
    return read();
  }

  private List<Entry> read() {
    return store.rooms().stream().map(room -> new Entry(room, store.messages(room))).toList();
  }

  @Override
  public Html render(List<Entry> rooms) {
    return html(
        """
        <h1>Chat</h1>
        <ul class="cards" id="rooms">${}</ul>
        """,
        each(rooms, Entry::room, RoomsView::card));
  }

  private static Html card(Entry entry) {
    return html(
        """
        <li>
          <a href="/chat/${}" data-phx-link="redirect" data-phx-link-state="push">
            <strong>#${}</strong> <span>${}</span>
          </a>
        </li>
        """,
        entry.room(),
        entry.room(),
        entry.latest());
  }
}
