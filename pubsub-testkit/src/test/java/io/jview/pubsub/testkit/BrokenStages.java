package io.jview.pubsub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Instances that break B6, B7 and O9. */
final class BrokenStages {

  private BrokenStages() {}

  /** Completes all stages on one thread, one after the other, with all that hangs on them. */
  static final class OneThreadForAll extends ForwardingPubSub {
    private final ExecutorService thread =
        Executors.newSingleThreadExecutor(task -> Thread.ofPlatform().daemon().unstarted(task));

    OneThreadForAll(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      return super.broadcast(topic, message).thenRunAsync(() -> {}, thread);
    }
  }

  /** Once a topic has found the outbox full, all do. */
  static final class FullForAll extends ForwardingPubSub {
    private volatile CompletionStage<Void> full;

    FullForAll(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      if (full != null) {
        return full;
      }
      CompletionStage<Void> sent = super.broadcast(topic, message);
      CompletableFuture<Void> now = sent.toCompletableFuture();
      if (now.isCompletedExceptionally()) {
        full = sent;
      }
      return sent;
    }
  }

  /** Takes every number below the highest for one that was seen. */
  static final class TrustsNumbers extends ForwardingAdapter {
    private static final Pattern NUMBER = Pattern.compile("\"seq\":(\\d+)");
    private long highest;

    TrustsNumbers(PubSubAdapter sound) {
      super(sound);
    }

    @Override
    synchronized void frame(Inbound to, String topic, byte[] frame) {
      Matcher number = NUMBER.matcher(new String(frame, UTF_8));
      if (number.find()) {
        long next = Long.parseLong(number.group(1));
        if (next < highest) {
          return;
        }
        highest = next;
      }
      to.frame(topic, frame);
    }
  }
}
