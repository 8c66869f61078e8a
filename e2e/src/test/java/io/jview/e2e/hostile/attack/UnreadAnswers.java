package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Http2;
import io.jview.e2e.hostile.wire.Visit;

/** Clients that ask for much, and read none of it. */
public record UnreadAnswers(Kind kind) implements Attack {

  private static final int CONNECTIONS = 100;
  private static final int STREAMS = 100;

  /** What they ask for. */
  public enum Kind {
    CLICKS,
    PAGES,
    STREAMS
  }

  @Override
  public String name() {
    return "unread answers to " + Names.of(kind);
  }

  @Override
  public void begin(Attacker attacker) {
    switch (kind) {
      case CLICKS -> clicks(attacker);
      case PAGES -> pages(attacker);
      case STREAMS -> streams(attacker);
    }
  }

  private static void clicks(Attacker attacker) {
    attacker.each(
        CONNECTIONS,
        wire -> {
          Visit visit = Visit.load(wire, "/counter");
          visit.open(wire);
          wire.send(Frames.text(visit.join("1", "http://" + wire.host() + "/counter")));
          byte[] clicks = Frames.times(100, Frames.text(visit.click("1", "{}")));
          while (attacker.goesOn()) {
            wire.send(clicks);
          }
        });
  }

  private static void pages(Attacker attacker) {
    attacker.each(
        CONNECTIONS,
        wire -> {
          while (attacker.goesOn()) {
            wire.request("GET /big");
          }
        });
  }

  /** Each stream's answer must wait for a window that never opens. */
  private static void streams(Attacker attacker) {
    attacker.each(
        CONNECTIONS,
        wire -> {
          wire.send(Http2.prefaceWithoutWindow());
          for (int stream = 1; stream < 2 * STREAMS; stream += 2) {
            wire.send(Http2.get(stream, wire.host(), "/big"));
          }
          wire.hold();
        });
  }
}
