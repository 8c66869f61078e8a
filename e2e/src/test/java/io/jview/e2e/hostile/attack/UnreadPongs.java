package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Sockets;

/** One socket asks on and on whether the server is there, and reads none of its answers. */
public record UnreadPongs() implements Attack {

  private static final byte[] PINGS = Frames.times(500, Frames.whole(Frames.PING, new byte[125]));

  @Override
  public String name() {
    return "pings whose pongs are not read";
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(
        2,
        wire -> {
          Sockets.openAnonymous(wire);
          while (attacker.goesOn()) {
            wire.send(PINGS);
          }
        });
  }
}
