package io.jview.pubsub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.io.IOException;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Adapters that break chapters 2, 4, 6 and 7. */
final class BrokenLinks {

  private BrokenLinks() {}

  /** Hands on what comes from others only. */
  static final class ForgetsOwnFrames extends ForwardingAdapter {
    private final Set<String> own = ConcurrentHashMap.newKeySet();

    ForgetsOwnFrames(PubSubAdapter sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> publish(String topic, byte[] frame) {
      own.add(new String(frame, UTF_8));
      return super.publish(topic, frame);
    }

    @Override
    void frame(Inbound to, String topic, byte[] frame) {
      if (!own.contains(new String(frame, UTF_8))) {
        to.frame(topic, frame);
      }
    }
  }

  /** Ends with the first frame that is none. */
  static final class StumblesOverMalformed extends ForwardingAdapter {
    private volatile boolean dead;

    StumblesOverMalformed(PubSubAdapter sound) {
      super(sound);
    }

    @Override
    void frame(Inbound to, String topic, byte[] frame) {
      dead |= frame.length == 0 || frame[0] != '{';
      if (!dead) {
        to.frame(topic, frame);
      }
    }
  }

  static final class NeedsAnOrigin extends ForwardingAdapter {
    NeedsAnOrigin(PubSubAdapter sound) {
      super(sound);
    }

    @Override
    void frame(Inbound to, String topic, byte[] frame) {
      if (new String(frame, UTF_8).contains("\"origin\"")) {
        to.frame(topic, frame);
      }
    }
  }

  /** Connects so many times and never again. */
  static final class ConnectsOnly extends ForwardingAdapter {
    private int left;

    ConnectsOnly(PubSubAdapter sound, int times) {
      super(sound);
      this.left = times;
    }

    @Override
    public CompletionStage<Void> connect(Inbound inbound) {
      return left-- > 0
          ? super.connect(inbound)
          : CompletableFuture.failedStage(new IOException("gave up"));
    }
  }
}
