package io.jview.examples.trip;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.html.Html;
import io.jview.liveview.js.JS;
import io.jview.liveview.ui.Dialog;
import java.util.List;

/** The booking as HTML. */
final class TripPage {

  private static final List<String> STEPS = List.of("Where to", "Who comes", "Book");

  private TripPage() {}

  static Html of(Trip trip) {
    return html(
        """
        <h1>Book a trip</h1>
        <p class="hint">Pull the cable, restart the server, or both: you stay where you are.</p>
        <ol class="steps">${}</ol>
        <section id="step" data-step="${}" class="card">${}</section>
        ${}
        """,
        each(STEPS, name -> name, name -> step(name, trip.step())),
        trip.step(),
        trip.booked() ? booked(trip) : form(trip),
        when(trip.writes(), () -> note(trip)));
  }

  private static Html step(String name, int now) {
    int number = STEPS.indexOf(name) + 1;
    return html("<li aria-current=\"${}\">${}</li>", number == now ? "step" : null, name);
  }

  private static Html form(Trip trip) {
    return html(
        """
        <form id="trip-${}" phx-change="typed" phx-submit="${}" class="fields">
          ${}
          <p class="actions">
            ${}
            <button type="button" id="write" class="quiet" phx-click="write">Note…</button>
            <button id="next">${}</button>
          </p>
        </form>
        """,
        trip.step(),
        trip.step() == Trip.LAST_STEP ? "book" : "next",
        fields(trip),
        when(
            trip.step() > 1,
            () -> html("<button type=\"button\" class=\"quiet\" phx-click=\"back\">Back</button>")),
        trip.step() == Trip.LAST_STEP ? "Book" : "Next");
  }

  private static Html fields(Trip trip) {
    return switch (trip.step()) {
      case 1 ->
          html(
              """
              <label>Where to <input name="to" value="${}" autocomplete="off"></label>
              <label>When <input name="day" value="${}" placeholder="in May" autocomplete="off"></label>
              """,
              trip.to(),
              trip.day());
      case 2 ->
          html(
              """
              <label>Who comes <input name="travellers" value="${}" autocomplete="off"></label>
              <label>Wishes <textarea name="wishes" rows="3">${}</textarea></label>
              """,
              trip.travellers(),
              trip.wishes());
      default -> summary(trip);
    };
  }

  private static Html summary(Trip trip) {
    return html(
        """
        <dl class="summary">
          <dt>Where to</dt><dd>${}</dd>
          <dt>Who comes</dt><dd>${}</dd>
          <dt>Wishes</dt><dd>${}</dd>
          <dt>Note</dt><dd>${}</dd>
        </dl>
        """,
        trip.destination(),
        trip.travellers(),
        trip.wishes(),
        trip.note());
  }

  private static Html booked(Trip trip) {
    return html(
        """
        <p id="booked"><strong>Booked:</strong> ${}, ${}.</p>
        <p class="actions"><button phx-click="again">Another one</button></p>
        """,
        trip.destination(),
        trip.travellers());
  }

  private static Html note(Trip trip) {
    return Dialog.of(
        "note",
        "A note to yourself",
        JS.push("close"),
        html(
            """
            <form id="note-form" phx-change="noted" phx-submit="close">
              <label>Note <textarea name="note" rows="3">${}</textarea></label>
              <p class="actions"><button>Done</button></p>
            </form>
            """,
            trip.note()));
  }
}
