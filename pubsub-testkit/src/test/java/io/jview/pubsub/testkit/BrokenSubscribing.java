package io.jview.pubsub.testkit;

import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** Instances that break chapter 1. */
final class BrokenSubscribing {

  private static final CompletionStage<Void> DONE = CompletableFuture.completedStage(null);
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(20, TimeUnit.MILLISECONDS);

  private BrokenSubscribing() {}

  static final class SubscribesLate extends ForwardingPubSub {
    SubscribesLate(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      LATER.execute(() -> super.subscribeTopic(session, topic, h));
      return DONE;
    }
  }

  static final class FirstHandlerWins extends ForwardingPubSub {
    private final Set<String> known = new HashSet<>();

    FirstHandlerWins(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      return known.add(session + topic) ? super.subscribeTopic(session, topic, h) : DONE;
    }
  }

  static final class RefusesTheUnknown extends ForwardingPubSub {
    private final Set<String> known = ConcurrentHashMap.newKeySet();

    RefusesTheUnknown(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      known.add(session);
      return super.subscribeTopic(session, topic, h);
    }

    @Override
    public CompletionStage<Void> unsubscribeAll(String session) {
      return known.contains(session)
          ? super.unsubscribeAll(session)
          : CompletableFuture.failedStage(new IllegalArgumentException("who is " + session));
    }
  }

  static final class LeavesLate extends ForwardingPubSub {
    LeavesLate(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> unsubscribeTopic(String session, String topic) {
      LATER.execute(() -> super.unsubscribeTopic(session, topic));
      return DONE;
    }
  }

  static final class TakesOthersAlong extends ForwardingPubSub {
    private final Set<String> sessions = ConcurrentHashMap.newKeySet();

    TakesOthersAlong(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      sessions.add(session);
      return super.subscribeTopic(session, topic, h);
    }

    @Override
    public CompletionStage<Void> unsubscribeAll(String session) {
      sessions.forEach(super::unsubscribeAll);
      return DONE;
    }
  }

  static final class HidesRefusals extends ForwardingPubSub {
    HidesRefusals(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      return super.subscribeTopic(session, topic, h).exceptionally(refusal -> null);
    }
  }

  /** An unsubscribing whose effect comes after that of the next subscribing. */
  static final class LeavesTwice extends ForwardingPubSub {
    private final Set<String> leaving = ConcurrentHashMap.newKeySet();

    LeavesTwice(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      CompletionStage<Void> done = super.subscribeTopic(session, topic, h);
      return leaving.remove(session + topic) ? super.unsubscribeTopic(session, topic) : done;
    }

    @Override
    public CompletionStage<Void> unsubscribeTopic(String session, String topic) {
      leaving.add(session + topic);
      return super.unsubscribeTopic(session, topic);
    }
  }

  /** Its listener ends with the last subscription, and nobody starts it again. */
  static final class ListensOnce extends ForwardingPubSub {
    private final Map<String, Boolean> ended = new ConcurrentHashMap<>();

    ListensOnce(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      return ended.containsKey(topic) ? DONE : super.subscribeTopic(session, topic, h);
    }

    @Override
    public CompletionStage<Void> unsubscribeTopic(String session, String topic) {
      ended.put(topic, true);
      return super.unsubscribeTopic(session, topic);
    }
  }

  static final class WaitsForTheLink extends ForwardingPubSub {
    WaitsForTheLink(PubSubProvider sound) {
      super(sound);
    }

    @Override
    public CompletionStage<Void> subscribeTopic(String session, String topic, TopicHandler h) {
      CompletionStage<Void> done = super.subscribeTopic(session, topic, h);
      return ((PubSub) sound).stats().receiving() ? done : new CompletableFuture<>();
    }
  }
}
