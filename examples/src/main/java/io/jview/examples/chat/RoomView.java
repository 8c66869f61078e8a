package io.jview.examples.chat;

import static io.jview.liveview.form.Fields.input;
import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.examples.store.Recovery;
import io.jview.examples.store.StoreUnavailableException;
import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.StatusException;
import io.jview.liveview.form.Form;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Route;
import io.jview.pubsub.Gap;
import io.jview.pubsub.presence.PresenceDiff;
import java.util.List;

/** A room of the chat; its links switch rooms within the page. A path has the room as parameter. */
public final class RoomView implements LiveView<RoomState> {

  /** Where a room is. */
  public static final Route ROOM = Route.of("/chat/{room}");

  private final ChatStore store;

  /**
   * Makes the view.
   *
   * @param store keeps the messages; shared by all instances that share the pub/sub
   */
  public RoomView(ChatStore store) {
    this.store = store;
  }

  static String topic(String room) {
    return "chat:" + room;
  }

  @Override
  public RoomState mount(Params params, Session session, LiveSocket socket) {
    return RoomState.NOWHERE;
  }

  @Override
  public RoomState handleParams(Params params, RoomState state, LiveSocket socket) {
    String room = params.get("room", "");
    if (!store.rooms().contains(room)) {
      throw new StatusException(404, "There is no room \"" + room + "\"");
    }
    socket.unsubscribe(topic(state.room()));
    socket.subscribe(topic(room));
    socket.pageTitle("#" + room);
    Company company = state.company().enter(topic(room), socket);
    return read(state.in(room).with(company), socket);
  }

  @Override
  public RoomState handleEvent(Event event, RoomState state, LiveSocket socket) {
    return switch (event.name()) {
      case "type" -> type(state.draft().read(event), state, socket);
      case "send" -> send(state.drafting(state.draft().read(event)), socket);
      default -> state;
    };
  }

  private static RoomState type(Form<Draft> draft, RoomState state, LiveSocket socket) {
    String text = draft.field("text").value();
    boolean writes = !text.isBlank() && !text.equals(state.draft().field("text").value());
    RoomState typed = state.drafting(draft);
    return typed.with(as(writes, typed, socket));
  }

  private static Company as(boolean typing, RoomState state, LiveSocket socket) {
    return state.company().as(Draft.signature(state.draft()), typing, socket);
  }

  private RoomState send(RoomState typed, LiveSocket socket) {
    RoomState state = typed.with(as(false, typed, socket));
    if (!state.draft().valid()) {
      return state;
    }
    Draft draft = state.draft().value();
    try {
      store.add(state.room(), draft.name().strip(), draft.text().strip());
    } catch (StoreUnavailableException away) {
      return state.unsent(
          "The message may not have been sent. Please try again in a moment.",
          state.recovery().untold(socket));
    }
    Recovery.tell(topic(state.room()), socket);
    return read(state.drafting(state.draft().fill(draft.sent())), socket);
  }

  @Override
  public RoomState handleInfo(Info info, RoomState state, LiveSocket socket) {
    return switch (info.topic()) {
      case Recovery.UNTOLD -> state.with(state.recovery().untold(socket));
      case Company.QUIET -> state.with(as(false, state, socket));
      case Recovery.RETRY -> read(state.with(state.recovery().retried()), socket);
      default -> read(state, socket);
    };
  }

  @Override
  public RoomState handleGap(Gap gap, RoomState state, LiveSocket socket) {
    return read(state, socket);
  }

  @Override
  public RoomState handlePresence(PresenceDiff diff, RoomState state, LiveSocket socket) {
    return state.with(state.company().seen(socket));
  }

  private RoomState read(RoomState state, LiveSocket socket) {
    try {
      List<ChatMessage> messages = store.messages(state.room());
      return state.with(messages, state.recovery().read(topic(state.room()), socket));
    } catch (StoreUnavailableException away) {
      return state.unread(
          "Messages cannot be read now. They will be in a moment.",
          state.recovery().unread(socket));
    }
  }

  @Override
  public Html render(RoomState state) {
    return html(
        """
        <section class="chat">
          <nav class="rooms" aria-label="Rooms">${rooms}</nav>
          <h1>#${room}</h1>
          <ul id="company" aria-label="In this room">${people}</ul>
          <div class="messages">${hint}<ol id="messages">${messages}</ol></div>
          <p id="typing" aria-live="polite">${typing}</p>
          ${form}
        </section>
        """,
        each(store.rooms(), room -> room, room -> link(room, state.room())),
        state.room(),
        each(state.company().people(), Company.Person::name, RoomView::person),
        hint(state),
        each(state.messages(), ChatMessage::id, RoomView::message),
        typing(state.company().typists()),
        form(state));
  }

  private static Html person(Company.Person person) {
    return html("<li>${}</li>", person.name());
  }

  private static String typing(List<String> names) {
    return switch (names.size()) {
      case 0 -> "";
      case 1 -> names.getFirst() + " is typing…";
      case 2 -> names.get(0) + " and " + names.get(1) + " are typing…";
      default -> names.size() + " are typing…";
    };
  }

  private static Html hint(RoomState state) {
    String hint = state.messages().isEmpty() ? "Nobody has written here yet." : null;
    String shown = state.unread() == null ? hint : state.unread();
    return when(shown != null, () -> html("<p class=\"hint\">${}</p>", shown));
  }

  private static Html link(String room, String current) {
    return html(
        """
        <a href="${room}" data-phx-link="patch" data-phx-link-state="push" aria-current="${current}">#${room}</a>
        """,
        ROOM.url(room),
        room.equals(current) ? "page" : null,
        room);
  }

  private static Html message(ChatMessage message) {
    return html("<li><b>${}</b> <span>${}</span></li>", message.author(), message.text());
  }

  private static Html form(RoomState state) {
    return html(
        """
        <form id="chat-form" phx-change="type" phx-submit="send">
          ${name}
          ${text}
          <button>Send</button>
          <p id="problem" role="alert">${unsent}</p>
        </form>
        """,
        input(state.draft().field("name").label("Your name").autocomplete("off").debounce("blur")),
        input(state.draft().field("text").label("Message").autocomplete("off")),
        state.unsent());
  }
}
