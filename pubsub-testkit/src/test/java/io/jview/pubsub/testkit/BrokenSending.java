package io.jview.pubsub.testkit;

import io.jview.pubsub.MessageEncodingException;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import java.util.Locale;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Instances that break chapters 2, 4 and 5. */
final class BrokenSending {

  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

  private BrokenSending() {}

  static final class LowerCase extends ForwardingPubSub {
    LowerCase(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      return super.subscribeTopic(session, topic.toLowerCase(Locale.ROOT), h);
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      return super.broadcast(topic.toLowerCase(Locale.ROOT), message);
    }
  }

  static final class FailsWhenNobodyListens extends ForwardingPubSub {
    FailsWhenNobodyListens(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      return ((PubSub) sound).stats().topics() > 0
          ? super.broadcast(topic, message)
          : CompletableFuture.failedStage(new IllegalStateException("nobody listens"));
    }
  }

  static final class AlwaysAccepted extends ForwardingPubSub {
    AlwaysAccepted(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      super.broadcast(topic, message);
      return DONE;
    }
  }

  static final class RoundsNumbers extends ForwardingPubSub {
    RoundsNumbers(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      return super.broadcast(topic, message instanceof Long whole ? whole.doubleValue() : message);
    }
  }

  static final class SendsAnything extends ForwardingPubSub {
    SendsAnything(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      try {
        return super.broadcast(topic, message);
      } catch (MessageEncodingException e) {
        return super.broadcast(topic, e.className());
      }
    }
  }

  static final class EncodesLate extends ForwardingPubSub {
    EncodesLate(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      return CompletableFuture.supplyAsync(() -> super.broadcast(topic, message), LATER)
          .thenCompose(sent -> sent);
    }
  }

  static final class NoRepetition extends ForwardingPubSub {
    private Object last;

    NoRepetition(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      boolean repeated = Objects.equals(last, message);
      last = message;
      return repeated ? DONE : super.broadcast(topic, message);
    }
  }

  static final class AcceptsBeforeStart extends ForwardingPubSub {
    AcceptsBeforeStart(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> broadcast(String topic, Object message) {
      return super.broadcast(topic, message).exceptionally(refusal -> null);
    }
  }

  static final class StartsAnyhow extends ForwardingPubSub {
    StartsAnyhow(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> start() {
      return super.start().exceptionally(unreachable -> null);
    }
  }

  static final class NeverStops extends ForwardingPubSub {
    NeverStops(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> stop() {
      return DONE;
    }
  }
}
