package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Sockets;
import io.jview.e2e.hostile.wire.Visit;
import io.jview.e2e.hostile.wire.Wire;
import java.io.IOException;

/**
 * Many sockets each send almost all of a large message: anonymous ones in one frame or in many, or
 * those of pages that have joined.
 */
public record UnfinishedMessages(Kind kind) implements Attack {

  private static final int SOCKETS = 300;
  private static final int BYTES = 1 << 20;
  private static final int PART = 1 << 10;

  /** Who sends how. */
  public enum Kind {
    IN_ONE_FRAME,
    IN_MANY_FRAMES,
    ONCE_JOINED
  }

  @Override
  public String name() {
    return "unfinished messages " + Names.of(kind);
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(
        SOCKETS,
        wire -> {
          open(wire);
          if (kind == Kind.IN_MANY_FRAMES) {
            wire.send(Frames.part(Frames.TEXT, new byte[PART]));
            for (int sent = 2 * PART; sent < BYTES; sent += PART) {
              wire.send(Frames.part(Frames.CONTINUATION, new byte[PART]));
            }
          } else {
            wire.send(Frames.textHead(BYTES));
            wire.send(new byte[BYTES - 1]);
          }
        });
  }

  private void open(Wire wire) throws IOException {
    if (kind == Kind.ONCE_JOINED) {
      Visit visit = Visit.load(wire, "/counter");
      visit.open(wire);
      wire.send(Frames.text(visit.join("1", "http://" + wire.host() + "/counter")));
      wire.read();
    } else {
      Sockets.openAnonymous(wire);
    }
  }
}
