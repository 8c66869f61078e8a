package io.jview.liveview.process;

import io.jview.liveview.services.Services;
import io.jview.liveview.view.ComponentInstance;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Replay;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.log.LimitedLog;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * The topics that one joined view listens to, or one of its components. Owned by the view's thread.
 */
final class Subscriptions {

  private final PubSubProvider pubsub;
  private final String sessionId;
  private final @Nullable ComponentInstance<?, ?> to;
  private final Consumer<Mail> mailbox;
  private final LimitedLog log;
  private @Nullable Map<String, Subscription> byTopic;
  private boolean ended;

  /**
   * Makes some.
   *
   * @param sessionId names the view or component to the pub/sub
   * @param to the component that listens; null for the view itself
   */
  Subscriptions(
      Services services,
      String sessionId,
      @Nullable ComponentInstance<?, ?> to,
      Consumer<Mail> mailbox) {
    this.pubsub = services.pubsub();
    this.sessionId = sessionId;
    this.to = to;
    this.mailbox = mailbox;
    this.log = services.log();
  }

  /**
   * Returns once every later broadcast will arrive; throws what the broker refused it with. Does
   * nothing at the view's end.
   */
  void subscribe(String topic) {
    if (ended) {
      return;
    }
    if (byTopic == null) {
      byTopic = new HashMap<>(4);
    }
    if (byTopic.containsKey(topic)) {
      return;
    }
    subscribe(byTopic, topic, handler -> pubsub.subscribeTopic(sessionId, topic, handler));
  }

  /** As {@link #subscribe(String)}; where the view listens already, it begins anew. */
  void subscribe(String topic, Replay replay) {
    if (ended) {
      return;
    }
    if (byTopic == null) {
      byTopic = new HashMap<>(4);
    }
    forget(topic);
    subscribe(byTopic, topic, handler -> pubsub.subscribeTopic(sessionId, topic, replay, handler));
  }

  private void subscribe(
      Map<String, Subscription> all,
      String topic,
      Function<TopicHandler, CompletionStage<Void>> provider) {
    Subscription subscription = new Subscription(this, to, mailbox);
    all.put(topic, subscription);
    boolean done = false;
    try {
      Stages.await(
          provider.apply(subscription), () -> "could not subscribe to topic '" + topic + "'");
      done = true;
    } finally {
      if (!done) {
        forget(topic);
      }
    }
  }

  String sessionId() {
    return sessionId;
  }

  void unsubscribe(String topic) {
    if (forget(topic)) {
      logged(pubsub.unsubscribeTopic(sessionId, topic));
    }
  }

  /** Takes note that a subscription has ended by itself. */
  boolean forget(String topic) {
    Subscription subscription = byTopic == null ? null : byTopic.remove(topic);
    if (subscription != null) {
      subscription.end();
    }
    return subscription != null;
  }

  void end() {
    ended = true;
    if (byTopic != null) {
      byTopic.values().forEach(Subscription::end);
      byTopic = null;
      logged(pubsub.unsubscribeAll(sessionId));
    }
  }

  private void logged(CompletionStage<Void> stage) {
    stage.whenComplete(
        (done, failure) -> {
          if (failure != null) {
            log.warn("Could not unsubscribe a view's session", failure);
          }
        });
  }
}
