package io.jview.examples.sink;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.RenderContext;
import io.jview.liveview.Session;
import io.jview.liveview.form.Form;
import io.jview.liveview.html.Html;
import io.jview.liveview.ui.FlashMessages;

/** A form with a field of each kind, and rows that come and go; its end is a plain post. */
final class FormsView implements LiveView<FormsView.State> {

  /**
   * What stands in the form.
   *
   * @param posts whether the browser is to post it
   */
  record State(Form<Purchase> form, boolean posts) {

    State with(Form<Purchase> other) {
      return new State(other, false);
    }
  }

  @Override
  public State mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Forms");
    return new State(Purchase.FORM.in(socket.peer().locale()).fill(Purchase.example()), false);
  }

  @Override
  public State handleEvent(Event event, State state, LiveSocket socket) {
    Form<Purchase> form = state.form();
    return switch (event.name()) {
      case "change" -> state.with(form.read(event));
      case "save" -> saved(form.read(event), state, socket);
      case "pay" -> new State(form, form.valid());
      case "add" -> state.with(form.addRow("lines"));
      case "remove" -> state.with(form.removeRow("lines", event.get("row", "")));
      case "up" -> state.with(form.moveRow("lines", event.get("row", ""), -1));
      default -> state;
    };
  }

  private static State saved(Form<Purchase> form, State state, LiveSocket socket) {
    if (!form.valid()) {
      socket.putFlash("error", "Something is missing.");
      return state.with(form);
    }
    if (form.value().customer().equals("Nobody")) {
      return state.with(form.error("customer", "We have no customer of that name."));
    }
    socket.putFlash("info", "All is well, and costs %s.".formatted(form.value().cost()));
    return state.with(form);
  }

  @Override
  public Html render(State state, RenderContext view) {
    Html content =
        html(
            """
            <p class="hint">Text in, a record out. Errors wait until you have been in a field.</p>
            ${}
            <form id="purchase" class="card" action="${url}" method="post" novalidate \
            phx-change="change" phx-submit="save" phx-trigger-action="${posts}">
              <input type="hidden" name="_csrf_token" value="${csrfToken}">
              ${}
              ${lines}
              <p class="actions">
                <button>Check</button>
                <button type="button" id="pay" phx-click="pay" disabled="${}">Order</button>
              </p>
            </form>
            """,
            FlashMessages.of(view),
            view.url("/sink/forms"),
            state.posts(),
            view.csrfToken(),
            PurchaseFields.of(state.form()),
            PurchaseFields.lines(state.form()),
            !state.form().valid());
    return SinkPages.around("Forms", view, content);
  }
}
