package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Sockets;

/** As many sockets as can be had, of which nothing more is heard. */
public record IdleSockets(int sockets, int addresses) implements Attack {

  @Override
  public String name() {
    return "%,d idle sockets of %s"
        .formatted(sockets, addresses == 1 ? "one address" : addresses + " addresses");
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(sockets, addresses, Sockets::openAnonymous);
  }
}
