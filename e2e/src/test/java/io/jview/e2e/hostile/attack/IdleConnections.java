package io.jview.e2e.hostile.attack;

/** As many connections as can be had, on which nothing is ever sent. */
public record IdleConnections(int connections) implements Attack {

  @Override
  public String name() {
    return "%,d connections without a byte".formatted(connections);
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(connections, wire -> {});
  }
}
