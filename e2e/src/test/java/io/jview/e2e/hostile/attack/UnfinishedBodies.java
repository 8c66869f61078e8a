package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Http2;
import io.jview.e2e.hostile.wire.Windows;
import io.jview.e2e.hostile.wire.Wire;
import java.io.IOException;

/** Many requests each post almost all of a large body, one on a connection or a hundred. */
public record UnfinishedBodies(boolean http2) implements Attack {

  private static final int BODIES = 400;
  private static final int BYTES = 1 << 20;
  private static final int STREAMS = 100;
  private static final int PART = 16_000;

  @Override
  public String name() {
    return "unfinished bodies over HTTP/" + (http2 ? "2" : "1.1");
  }

  @Override
  public void begin(Attacker attacker) {
    if (http2) {
      attacker.each(BODIES / STREAMS, UnfinishedBodies::posts);
    } else {
      attacker.each(
          BODIES,
          wire -> {
            wire.request("POST /form", "Content-Length: " + BYTES);
            wire.send(new byte[BYTES - 1]);
          });
    }
  }

  private static void posts(Wire wire) throws IOException, InterruptedException {
    wire.send(Http2.preface());
    for (int stream = 1; stream < 2 * STREAMS; stream += 2) {
      wire.send(Http2.post(stream, wire.host(), "/form"));
    }
    Windows windows = Windows.read(wire);
    for (int sent = PART; sent < BYTES; sent += PART) {
      for (int stream = 1; stream < 2 * STREAMS; stream += 2) {
        windows.take(PART);
        wire.send(Http2.data(0, stream, new byte[PART]));
      }
    }
    wire.hold();
  }
}
