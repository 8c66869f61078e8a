package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Frames;
import io.jview.e2e.hostile.wire.Sockets;

/** Sockets send one small frame again and again, and read what comes back. */
public record FrameFlood(Kind kind) implements Attack {

  private static final int SOCKETS = 4;
  private static final int FRAMES_AT_ONCE = 1_000;

  /** The frames that cost the sender next to nothing. */
  public enum Kind {
    PINGS,
    PONGS,
    EMPTY_MESSAGES,
    EMPTY_CONTINUATIONS,
    HEARTBEATS,
    FOREIGN_TOPICS;

    private byte[] frame() {
      return switch (this) {
        case PINGS -> Frames.whole(Frames.PING, new byte[0]);
        case PONGS -> Frames.whole(Frames.PONG, new byte[0]);
        case EMPTY_MESSAGES -> Frames.text("");
        case EMPTY_CONTINUATIONS -> Frames.part(Frames.CONTINUATION, new byte[0]);
        case HEARTBEATS -> Frames.text("[null,\"1\",\"phoenix\",\"heartbeat\",{}]");
        case FOREIGN_TOPICS -> Frames.text("[\"1\",\"1\",\"lv:x\",\"event\",{}]");
      };
    }
  }

  @Override
  public String name() {
    return "flood of " + Names.of(kind);
  }

  @Override
  public void begin(Attacker attacker) {
    byte[] frames = Frames.times(FRAMES_AT_ONCE, kind.frame());
    attacker.each(
        SOCKETS,
        wire -> {
          Sockets.openAnonymous(wire);
          Thread reader = Thread.ofVirtual().name("e2e-attack-reader").start(wire::drainQuietly);
          try {
            if (kind == Kind.EMPTY_CONTINUATIONS) {
              wire.send(Frames.part(Frames.TEXT, new byte[1]));
            }
            while (attacker.goesOn() && reader.isAlive()) {
              wire.send(frames);
            }
          } finally {
            reader.interrupt();
          }
        });
  }
}
