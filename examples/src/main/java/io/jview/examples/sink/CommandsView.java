package io.jview.examples.sink;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.html.link;
import io.jview.liveview.js.JS;
import io.jview.liveview.js.Selector;
import java.time.Duration;
import java.util.List;

/**
 * What the client does by itself: each command of {@link JS}, most without a word to the server.
 */
public final class CommandsView implements LiveView<CommandsView.State> {

  private static final Url PATH = Url.of("/sink/commands");
  private static final Duration FADE = Duration.ofMillis(150);

  /**
   * What the page shows.
   *
   * @param tab which tab the address names
   * @param saved how often something was saved
   * @param notes the notes that are not dismissed
   */
  public record State(String tab, int saved, List<String> notes) {

    State without(String note) {
      return new State(tab, saved, notes.stream().filter(text -> !text.equals(note)).toList());
    }
  }

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Client commands");
    return new State("first", 0, List.of("Tea", "Bread", "Salt"));
  }

  @Override
  public State handleParams(Params params, State state, LiveSocket socket) {
    return new State(params.get("tab", "first"), state.saved(), state.notes());
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    return switch (event.name()) {
      case "save" -> new State(state.tab(), state.saved() + 1, state.notes());
      case "dismiss" -> state.without(event.get("note", ""));
      default -> state;
    };
  }

  @Override
  public Html render(State state, RenderContext view) {
    Html content =
        html(
            """
            <p class="hint">Done by the browser alone, and kept while the server renders.</p>
            <p>Saved <b id="saved">${}</b> times.</p>
            ${}
            ${}
            ${}
            """,
            state.saved(),
            visibility(),
            appearance(),
            moves(state));
    return SinkPages.around("Client commands", view, content);
  }

  private static Html visibility() {
    JS openDialog =
        JS.pushFocus()
            .then(JS.show("#dialog").in("fade", "clear", "opaque").time(FADE))
            .then(JS.focusFirst().at(Selector.of("#dialog")));
    JS closeDialog =
        JS.hide("#dialog").out("fade", "opaque", "clear").time(FADE).then(JS.popFocus());
    return html(
        """
        <section class="sink">
          <h2>Show, hide, focus</h2>
          <div phx-click-away="${closeMenu}">
            <button id="menu-button" aria-controls="menu" aria-expanded="false"
              phx-click="${toggleMenu}">Menu</button>
            <ul id="menu" class="panel" hidden>
              <li>Copy</li>
              <li>Paste</li>
            </ul>
          </div>
          <button id="open" phx-click="${openDialog}">Open the dialog</button>
          <div id="dialog" class="panel" role="dialog" aria-labelledby="dialog-title" hidden
            phx-window-keydown="${closeDialog}" phx-key="Escape">
            <h3 id="dialog-title">A dialog</h3>
            <p>Escape closes it, and the focus goes back to where it was.</p>
            <button id="save" phx-click="${saveAndClose}">Save</button>
            <button id="close" phx-click="${closeDialog}">Close</button>
          </div>
        </section>
        """,
        closeMenu(),
        toggleMenu(),
        openDialog,
        closeDialog,
        saveAndClose(closeDialog),
        closeDialog);
  }

  private static JS toggleMenu() {
    return JS.toggle("#menu")
        .in("fade", "clear", "opaque")
        .out("fade", "opaque", "clear")
        .time(FADE)
        .then(JS.toggleAttribute("aria-expanded", "true", "false"));
  }

  private static JS closeMenu() {
    return JS.hide()
        .then(JS.setAttribute("aria-expanded", "false").at(Selector.of("#menu-button")));
  }

  private static JS saveAndClose(JS closeDialog) {
    return JS.push("save").loading("#dialog").pageLoading().then(closeDialog);
  }

  private static Html appearance() {
    Selector card = Selector.of("#card");
    return html(
        """
        <section class="sink">
          <h2>Classes, attributes, transitions</h2>
          <p id="card" class="panel">A card that the browser styles.</p>
          <button id="mark" phx-click="${addClass}">Mark</button>
          <button id="unmark" phx-click="${removeClass}">Unmark</button>
          <button id="flip" phx-click="${toggleClass}">Mark or unmark</button>
          <button id="shake" phx-click="${transition}">Shake</button>
          <button id="lock" phx-click="${setAttribute}">Lock</button>
          <button id="unlock" phx-click="${removeAttribute}">Unlock</button>
          <input id="locked" aria-label="A field to lock" value="Text">
          <details id="details" phx-mounted="${ignoreAttributes}">
            <summary>Stays as you left it</summary>
            <p>The server never learns whether this is open.</p>
          </details>
        </section>
        """,
        JS.addClass("marked").at(card),
        JS.removeClass("marked").at(card),
        JS.toggleClass("marked").at(card),
        JS.transition("shake", "", "").at(card).time(Duration.ofMillis(300)),
        JS.setAttribute("readonly", "readonly").at(Selector.of("#locked")),
        JS.removeAttribute("readonly").at(Selector.of("#locked")),
        JS.ignoreAttributes("open"));
  }

  private static Html moves(State state) {
    return html(
        """
        <section class="sink">
          <h2>Push, dispatch, run, go</h2>
          <ul id="notes">${notes}</ul>
          <button id="dispatch" phx-click="${dispatch}">Press the dialog's Save from here</button>
          <button id="exec" phx-click="${exec}">Run the command that marks the card</button>
          <button id="focus" phx-click="${focus}">To the field</button>
          <p>Tab <b id="tab">${tab}</b>: ${patch}
            <button id="replace" phx-click="${replace}">third, instead of this one</button></p>
          <button id="home" phx-click="${navigate}">To the start page</button>
        </section>
        """,
        each(state.notes(), note -> note, CommandsView::note),
        JS.dispatch("click").at(Selector.of("#save")),
        JS.exec("phx-click").at(Selector.of("#flip")),
        JS.focus().at(Selector.of("#locked")),
        state.tab(),
        link.patch(PATH.query("tab", "second"), "second"),
        JS.patch(PATH.query("tab", "third")).replace(),
        JS.navigate(Url.of("/")));
  }

  private static Html note(String note) {
    return html(
        """
        <li id="note-${note}" phx-remove="${fade}">${note}
          <button aria-label="Dismiss ${note}" phx-click="${dismiss}">×</button>
        </li>
        """,
        note,
        JS.hide().out("fade", "opaque", "clear").time(FADE),
        note,
        note,
        JS.push("dismiss").value("note", note));
  }
}
