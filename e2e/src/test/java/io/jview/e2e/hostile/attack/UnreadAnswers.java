package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Visit;

/** Clients that ask for much, and read none of it. */
public record UnreadAnswers(Kind kind) implements Attack {

  private static final int CONNECTIONS = 100;

  /** What they ask for. */
  public enum Kind {
    CLICKS,
    PAGES,
    FILES
  }

  @Override
  public String name() {
    return "unread answers to " + Names.of(kind);
  }

  @Override
  public void begin(Attacker attacker) {
    switch (kind) {
      case CLICKS -> clicks(attacker);
      case PAGES -> requests(attacker, "/big");
      case FILES -> requests(attacker, "/files/large.bin");
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

  /** Asks on and on, and waits for no answer. */
  private static void requests(Attacker attacker, String path) {
    attacker.each(
        CONNECTIONS,
        wire -> {
          while (attacker.goesOn()) {
            wire.request("GET " + path);
          }
        });
  }
}
