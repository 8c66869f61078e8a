package io.jview.examples.trip;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Html;
import java.time.Duration;

/** A booking in three steps. Nothing is stored before its end; until then the page keeps it. */
public final class TripView implements LiveView<Trip> {

  private static final Duration AT_MOST_LOST = Duration.ofSeconds(1);

  @Override
  public Trip mount(Params params, Session session, LiveSocket socket) {
    socket.pageTitle("Book a trip");
    socket.keepEvery(AT_MOST_LOST);
    return socket.kept(Trip.class).orElse(Trip.NEW);
  }

  @Override
  public Trip keep(Trip trip) {
    return trip;
  }

  @Override
  public Trip handleEvent(Event event, Trip trip, LiveSocket socket) {
    return switch (event.name()) {
      case "typed" -> typed(event, trip);
      case "next" -> typed(event, trip).at(trip.step() + 1);
      case "back" -> trip.at(trip.step() - 1);
      case "write" -> trip.writing(true, trip.note());
      case "noted" -> trip.writing(true, event.get("note", ""));
      case "close" -> trip.writing(false, trip.note());
      case "book" -> trip.asBooked();
      case "again" -> Trip.NEW;
      default -> trip;
    };
  }

  /** A step's form has the fields of that step only. */
  private static Trip typed(Event event, Trip trip) {
    return trip.with(
        event.get("to", trip.to()),
        event.get("day", trip.day()),
        event.get("travellers", trip.travellers()),
        event.get("wishes", trip.wishes()));
  }

  @Override
  public Html render(Trip trip) {
    return TripPage.of(trip);
  }
}
