package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Sockets;

/** Anonymous sockets send JSON that is much work to parse, to topics that nobody has joined. */
public record ForeignJson(boolean joins) implements Attack {

  private static final int SOCKETS = 4;
  private static final String MUCH = "[" + "{},".repeat(340_000) + "{}]";

  @Override
  public String name() {
    return "much JSON in " + (joins ? "joins" : "events") + " of strangers";
  }

  @Override
  public void begin(Attacker attacker) {
    String event = joins ? "phx_join" : "event";
    byte[] frame = Frames.text("[\"1\",\"1\",\"lv:x\",\"%s\",{\"a\":%s}]".formatted(event, MUCH));
    attacker.each(
        SOCKETS,
        wire -> {
          Sockets.openAnonymous(wire);
          while (attacker.goesOn()) {
            wire.send(frame);
          }
        });
  }
}
