package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Sockets;
import io.jview.e2e.hostile.wire.Wire;
import java.io.IOException;

/** Many connections send something without end, a byte at a time. */
public record Trickle(Kind kind) implements Attack {

  private static final int CONNECTIONS = 500;
  private static final int PAUSE_MILLIS = 500;

  /** What never comes to its end. */
  public enum Kind {
    HEADERS,
    BODIES,
    FRAMES,
    MESSAGES
  }

  @Override
  public String name() {
    return "trickled " + Names.of(kind);
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(
        CONNECTIONS,
        wire -> {
          start(wire);
          while (attacker.goesOn()) {
            Thread.sleep(PAUSE_MILLIS);
            wire.send(
                kind == Kind.MESSAGES
                    ? Frames.part(Frames.CONTINUATION, new byte[1])
                    : new byte[] {'x'});
          }
        });
  }

  private void start(Wire wire) throws IOException {
    switch (kind) {
      case HEADERS -> wire.send("GET / HTTP/1.1\r\nHost: " + wire.host() + "\r\nX: ");
      case BODIES -> wire.request("POST /form", "Content-Length: 1000000");
      case FRAMES -> {
        Sockets.openAnonymous(wire);
        wire.send(Frames.textHead(60_000));
      }
      case MESSAGES -> {
        Sockets.openAnonymous(wire);
        wire.send(Frames.part(Frames.TEXT, new byte[1]));
      }
    }
  }
}
