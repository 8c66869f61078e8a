package io.jview.e2e.hostile.attack;

/** Upgrades to a WebSocket that lack what they need, one after the other. */
public record MalformedUpgrades() implements Attack {

  private static final int CONNECTIONS = 8;

  @Override
  public String name() {
    return "upgrades without a key";
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(
        CONNECTIONS,
        wire -> {
          wire.request(
              "GET /live/websocket?_csrf_token=x",
              "Connection: Upgrade",
              "Upgrade: websocket",
              "Sec-WebSocket-Version: 13");
          wire.readHead();
        });
  }
}
