package io.jview.examples.accounts;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.pubsub.Gap;
import java.util.List;

/** A user's notes, the same on all of the user's pages. */
final class NotesView implements LiveView<NotesView.State> {

  private static final int MAX_LENGTH = 200;

  private final Notes notes;

  NotesView(Notes notes) {
    this.notes = notes;
  }

  /** Whose notes are shown. */
  record State(String user, List<Notes.Note> notes) {}

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    String user = session.asMap().getOrDefault(AccountsSite.USER, "");
    socket.subscribe(Notes.topic(user));
    return now(user);
  }

  private State now(String user) {
    return new State(user, notes.of(user));
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    String note = event.form().get("note", "").strip();
    if (!note.isEmpty() && note.length() <= MAX_LENGTH) {
      notes.add(state.user(), note);
      socket.broadcast(Notes.topic(state.user()), "added");
    }
    return now(state.user());
  }

  @Override
  public State handleInfo(Info info, State state, LiveSocket socket) {
    return now(state.user());
  }

  @Override
  public State handleGap(Gap gap, State state, LiveSocket socket) {
    return now(state.user());
  }

  @Override
  public Html render(State state) {
    return html(
        """
        <h1>Notes</h1>
        <ul id="notes">${}</ul>
        <form id="write" phx-submit="write">
          <input name="note" maxlength="${}" autocomplete="off"><button>Write down</button>
        </form>
        """,
        each(state.notes(), Notes.Note::number, note -> html("<li>${}</li>", note.text())),
        MAX_LENGTH);
  }
}
