package io.jview.liveview;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.host.Transport;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A socket that keeps what is sent over it. */
final class RecordingTransport implements Transport {

  static final JsonMapper JSON = new JsonMapper();

  private final BlockingQueue<JsonNode> unread = new LinkedBlockingQueue<>();
  final List<String> sent = new CopyOnWriteArrayList<>();
  final AtomicBoolean paused = new AtomicBoolean();
  final CompletableFuture<Integer> closeCode = new CompletableFuture<>();

  @Override
  public void send(String text) {
    sent.add(text);
    unread.add(JSON.readTree(text));
  }

  @Override
  public void pause() {
    paused.set(true);
  }

  @Override
  public void resume() {
    paused.set(false);
  }

  @Override
  public void close(int code, String reason) {
    closeCode.complete(code);
  }

  /** The next frame, awaited. */
  JsonNode next() {
    try {
      JsonNode frame = unread.poll(5, TimeUnit.SECONDS);
      assertThat(frame).as("a frame within 5 s").isNotNull();
      return frame;
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  boolean hasSent(String text) {
    return sent.stream().anyMatch(frame -> frame.contains(text));
  }

  boolean isQuiet() {
    return unread.isEmpty();
  }
}
