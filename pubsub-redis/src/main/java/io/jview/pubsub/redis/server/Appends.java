package io.jview.pubsub.redis.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.jview.pubsub.redis.resp.Commands;
import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.NotSentException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;

/**
 * Appends to logs over one connection: for each topic one batch at a time, so that an idle topic's
 * frame is sent at once, a busy one's in batches, and nothing overtakes what must be sent again
 * because the server does not know the script.
 */
final class Appends {

  private static final int MOST_FRAMES = 256;
  private static final int MOST_BYTES = 1 << 20;

  private final Sender sender;

  /** Frames of topics of which a batch is under way; guarded by itself. */
  private final Map<String, Deque<Append>> waiting = new HashMap<>();

  Appends(Sender sender) {
    this.sender = sender;
  }

  CompletableFuture<Void> append(Channels.Named topic, byte[] frame, LogBounds bounds) {
    Append append = new Append(frame, bounds, new CompletableFuture<>());
    synchronized (waiting) {
      Deque<Append> queue = waiting.get(topic.topic());
      if (queue != null) {
        queue.add(append);
        return append.done;
      }
      waiting.put(topic.topic(), new ArrayDeque<>(2));
    }
    send(topic, List.of(append));
    return append.done;
  }

  private void send(Channels.Named topic, List<Append> batch) {
    Script.APPEND
        .run(sender, topic, arguments(topic, batch))
        .whenComplete((answer, failure) -> answered(topic, batch, answer, failure));
  }

  private void answered(
      Channels.Named topic,
      List<Append> batch,
      @Nullable Object answer,
      @Nullable Throwable failure) {
    Throwable problem = answer instanceof RedisError error ? error.exception() : failure;
    List<Append> next = next(topic.topic());
    if (!next.isEmpty()) {
      send(topic, next);
    }
    for (Append append : batch) {
      if (problem == null) {
        append.done.complete(null);
      } else {
        append.done.completeExceptionally(problem);
      }
    }
  }

  /** What goes out next, for which the topic stays at work; where there is nothing, it rests. */
  private List<Append> next(String topic) {
    List<Append> batch = new ArrayList<>();
    synchronized (waiting) {
      Deque<Append> queue = waiting.get(topic);
      int bytes = 0;
      while (queue != null
          && !queue.isEmpty()
          && batch.size() < MOST_FRAMES
          && bytes < MOST_BYTES) {
        Append append = queue.removeFirst();
        bytes += append.frame.length;
        batch.add(append);
      }
      if (batch.isEmpty()) {
        waiting.remove(topic);
      }
    }
    return batch;
  }

  private List<byte[]> arguments(Channels.Named topic, List<Append> batch) {
    LogBounds bounds = batch.getLast().bounds;
    List<byte[]> arguments = new ArrayList<>(8 + batch.size());
    arguments.add(topic.channel());
    arguments.add(Commands.publish(topic.isSharded()));
    arguments.add(ascii(Long.toString(ThreadLocalRandom.current().nextLong() >>> 1, 36)));
    arguments.add(number(bounds.mostEntries()));
    arguments.add(number(bounds.entries()));
    arguments.add(number(bounds.mostBytes()));
    arguments.add(number(bounds.bytes()));
    arguments.add(number(bounds.age().toMillis()));
    batch.forEach(append -> arguments.add(append.frame));
    return arguments;
  }

  static byte[] number(long number) {
    return ascii(Long.toString(number));
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }

  /** The connection is over: what waits was never sent. */
  void ended() {
    List<Append> left = new ArrayList<>();
    synchronized (waiting) {
      waiting.values().forEach(queue -> left.addAll(queue));
      waiting.values().forEach(Deque::clear);
    }
    NotSentException reason =
        new NotSentException("the connection to Redis ended before it was sent", null);
    left.forEach(append -> append.done.completeExceptionally(reason));
  }

  private record Append(byte[] frame, LogBounds bounds, CompletableFuture<Void> done) {}
}
