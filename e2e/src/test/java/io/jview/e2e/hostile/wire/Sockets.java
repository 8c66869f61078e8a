package io.jview.e2e.hostile.wire;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Makes WebSockets of connections. */
public final class Sockets {

  private static final String SWITCHING = "HTTP/1.1 101 ";

  private Sockets() {}

  /** Opens a socket as anyone can who has loaded no page. */
  public static void openAnonymous(Wire wire) throws IOException {
    open(wire, "?_csrf_token=x");
  }

  /** Opens a socket whose messages may be compressed. */
  public static void openCompressed(Wire wire) throws IOException {
    open(wire, "?_csrf_token=x", "Sec-WebSocket-Extensions: permessage-deflate");
  }

  static void open(Wire wire, String query, String... headers) throws IOException {
    List<String> all = new ArrayList<>(List.of(headers));
    all.add("Connection: Upgrade");
    all.add("Upgrade: websocket");
    all.add("Sec-WebSocket-Version: 13");
    all.add("Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==");
    wire.request("GET /live/websocket" + query, all.toArray(String[]::new));
    String answer = wire.readHead();
    if (!answer.startsWith(SWITCHING)) {
      throw new IOException("No socket: " + answer.lines().findFirst().orElse(""));
    }
  }
}
