package io.jview.benchmarks.load;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * One connection of a session: loads the page if it has none yet, makes the connection a WebSocket,
 * and hands its messages to the channel. For the loop's thread.
 */
final class Visit implements Connection.Events {

  private static final int BEAT_MILLIS = 30_000;
  private static final int SWITCHING = 101;

  private final LoadSession session;
  private final LoadClient client;
  private final Loop loop;
  private final URI page;
  private final InetSocketAddress server;
  private final long began = System.nanoTime();
  private @Nullable PageTokens tokens;
  private @Nullable Connection connection;
  private @Nullable ViewChannel channel;
  private boolean over;

  Visit(
      LoadSession session,
      LoadClient client,
      Loop loop,
      URI page,
      InetSocketAddress server,
      @Nullable PageTokens tokens) {
    this.session = session;
    this.client = client;
    this.loop = loop;
    this.page = page;
    this.server = server;
    this.tokens = tokens;
  }

  void begin() {
    try {
      connection = Connection.open(loop, server, client.sources(), this);
      loop.after(client.options().patience().toMillis(), this::checkJoined);
    } catch (IOException e) {
      end("cannot connect: " + e.getMessage(), false);
    }
  }

  private void checkJoined() {
    if (channel == null || !channel.hasJoined()) {
      end("not joined in time", false);
    }
  }

  @Override
  public void connected() {
    if (tokens == null) {
      get(path(), "Accept: text/html\r\n");
    } else {
      upgrade(tokens);
    }
  }

  private String path() {
    String query = page.getRawQuery();
    return page.getRawPath() + (query == null ? "" : "?" + query);
  }

  private void upgrade(PageTokens with) {
    get(
        "/live/websocket?_csrf_token=" + URLEncoder.encode(with.csrf(), UTF_8) + "&vsn=2.0.0",
        """
        Origin: http://%s\r
        Cookie: %s\r
        Connection: Upgrade\r
        Upgrade: websocket\r
        Sec-WebSocket-Version: 13\r
        Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r
        """
            .formatted(page.getAuthority(), with.cookies()));
  }

  private void get(String path, String headers) {
    String head = "GET " + path + " HTTP/1.1\r\nHost: " + page.getAuthority() + "\r\n";
    write(ByteBuffer.wrap((head + headers + "\r\n").getBytes(UTF_8)));
  }

  private void write(ByteBuffer bytes) {
    if (connection != null) {
      connection.write(bytes);
    }
  }

  @Override
  public void received(ByteBuffer input) {
    try {
      while (!over && input.hasRemaining() && take(input)) {
        continue;
      }
    } catch (RuntimeException unexpected) {
      end("cannot be read: " + unexpected, true);
    }
  }

  private boolean take(ByteBuffer input) {
    if (channel != null) {
      WebSocketFrame frame = WebSocketFrame.take(input);
      return frame != null && handle(channel, frame);
    }
    HttpReply reply = HttpReply.take(input);
    return reply != null && handle(reply);
  }

  private boolean handle(HttpReply reply) {
    if (reply.status() == SWITCHING && tokens != null) {
      channel = new ViewChannel(session, client.tally(), this, tokens, page, began);
      channel.join();
      loop.after(ThreadLocalRandom.current().nextInt(BEAT_MILLIS), this::beat);
    } else if (reply.status() == 200 && tokens == null) {
      tokens = PageTokens.of(reply);
      session.loaded(tokens);
      upgrade(tokens);
    } else {
      end("status " + reply.status(), reply.status() == 403);
    }
    return true;
  }

  private boolean handle(ViewChannel open, WebSocketFrame frame) {
    client.tally().frame();
    switch (frame.opcode()) {
      case WebSocketFrame.PING ->
          write(WebSocketFrame.masked(WebSocketFrame.PONG, frame.payload()));
      case WebSocketFrame.CLOSE -> end("closed with " + frame.closeCode(), false);
      default -> open.received(frame);
    }
    return true;
  }

  private void beat() {
    if (over || channel == null) {
      return;
    }
    if (channel.beat()) {
      loop.after(BEAT_MILLIS, this::beat);
    } else {
      end("a heartbeat was not answered", false);
    }
  }

  void send(String event, String value, long sinceNanos) {
    if (channel != null) {
      channel.send(event, value, sinceNanos);
    }
  }

  /** Sends a text message. */
  void text(String message) {
    write(WebSocketFrame.masked(WebSocketFrame.TEXT, message.getBytes(UTF_8)));
  }

  /** Does something later, unless this connection is gone by then. */
  void later(long millis, Runnable task) {
    loop.after(
        millis,
        () -> {
          if (!over) {
            task.run();
          }
        });
  }

  @Override
  public void broken(String reason) {
    end(reason, false);
  }

  /** Gives this connection up. */
  void end(String reason, boolean loadAgain) {
    if (over) {
      return;
    }
    over = true;
    if (connection != null) {
      connection.close();
    }
    session.lost(reason, loadAgain);
  }
}
