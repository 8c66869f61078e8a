package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Sockets;
import io.jview.e2e.hostile.wire.Visit;

/** Joins without end: of strangers, or of a page that leaves and comes back. */
public record JoinFlood(boolean admitted) implements Attack {

  private static final int SOCKETS = 4;

  @Override
  public String name() {
    return admitted ? "joins and leaves without end" : "flood of joins that are refused";
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(
        SOCKETS,
        wire -> {
          byte[] frames = Frames.text("[\"1\",\"1\",\"lv:x\",\"phx_join\",{\"session\":\"x\"}]");
          if (admitted) {
            Visit visit = Visit.load(wire, "/counter");
            visit.open(wire);
            String join = visit.join("1", "http://" + wire.host() + "/counter");
            frames =
                io.jview.e2e.hostile.wire.Http2.joined(
                    Frames.text(join), Frames.text(visit.leave("1")));
          } else {
            Sockets.openAnonymous(wire);
          }
          Thread.ofVirtual().name("e2e-attack-reader").start(wire::drainQuietly);
          byte[] many = Frames.times(100, frames);
          while (attacker.goesOn()) {
            wire.send(many);
          }
        });
  }
}
