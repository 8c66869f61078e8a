package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Visit;

/** Joined pages click as fast as they can. */
public record ClickFlood() implements Attack {

  private static final int SOCKETS = 4;

  @Override
  public String name() {
    return "flood of clicks";
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(
        SOCKETS,
        wire -> {
          Visit visit = Visit.load(wire, "/counter");
          visit.open(wire);
          wire.send(Frames.text(visit.join("1", "http://" + wire.host() + "/counter")));
          Thread.ofVirtual().name("e2e-attack-reader").start(wire::drainQuietly);
          byte[] clicks = Frames.times(100, Frames.text(visit.click("1", "{}")));
          while (attacker.goesOn()) {
            wire.send(clicks);
          }
        });
  }
}
