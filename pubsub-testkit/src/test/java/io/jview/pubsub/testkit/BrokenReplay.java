package io.jview.pubsub.testkit;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Replay;
import io.jview.pubsub.TopicHandler;
import java.util.concurrent.CompletionStage;

/** Instances that break B8 and chapter 8. */
final class BrokenReplay {

  private BrokenReplay() {}

  static final class TellsAll extends ForwardingPubSub {
    TellsAll(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> broadcastFrom(String sessionId, String topic, Object message) {
      return sound.broadcast(topic, message);
    }

    @Override
    public CompletionStage<Void> broadcastLocal(String topic, Object message) {
      return sound.broadcast(topic, message);
    }
  }

  /** Begins with what is sent from now on, whatever was asked for. */
  static final class NoHistory extends ForwardingPubSub {
    NoHistory(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(
        String sessionId, String topic, Replay replay, TopicHandler handler) {
      return sound.subscribeTopic(sessionId, topic, Replay.last(0), handler);
    }
  }

  /** Of what comes in a burst it leaves out a part. */
  static final class ForgetsInOutages extends ForwardingPubSub {
    ForgetsInOutages(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      return sound.subscribeTopic(session, topic, new Forgetting(h));
    }
  }

  private static final class Forgetting implements TopicHandler {
    private final TopicHandler next;
    private int messages;

    Forgetting(TopicHandler next) {
      this.next = next;
    }

    @Override
    public void onMessage(String topic, Message message) throws Exception {
      if (++messages % 15 != 0) {
        next.onMessage(topic, message);
      }
    }

    @Override
    public void onGap(Gap gap) {
      next.onGap(gap);
    }
  }
}
