package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Visit;

/** Sockets send a slow view large events, which are much larger once they are parsed. */
public record WaitingEvents() implements Attack {

  private static final int SOCKETS = 4;
  private static final int EVENTS = 60;
  private static final String VALUE = "[" + "{},".repeat(340_000) + "{}]";

  @Override
  public String name() {
    return "large events that wait for a slow view";
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(
        SOCKETS,
        wire -> {
          Visit visit = Visit.load(wire, "/slow");
          visit.open(wire);
          wire.send(Frames.text(visit.join("1", "http://" + wire.host() + "/slow")));
          byte[] event = Frames.text(visit.click("1", VALUE));
          for (int i = 0; i < EVENTS; i++) {
            wire.send(event);
          }
        });
  }
}
