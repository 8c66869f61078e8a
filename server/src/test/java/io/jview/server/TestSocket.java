package io.jview.server;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A browser's socket: what comes in is queued, and how it closed is told. */
final class TestSocket implements WebSocket.Listener {

  final BlockingQueue<String> frames = new LinkedBlockingQueue<>();
  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  private TestSocket() {}

  static TestSocket open(HttpClient client, URI uri, String origin) {
    TestSocket opened = new TestSocket();
    opened.socket =
        client
            .newWebSocketBuilder()
            .header("Origin", origin)
            .connectTimeout(Duration.ofSeconds(10))
            .buildAsync(uri, opened)
            .join();
    return opened;
  }

  void send(String text) {
    socket.sendText(text, true).join();
  }

  WebSocket webSocket() {
    return socket;
  }

  String next() throws InterruptedException {
    return frames.poll(10, TimeUnit.SECONDS);
  }

  int closeCode() throws Exception {
    return closed.get(10, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      frames.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable failure) {
    closed.complete(1006);
  }
}
