package io.jview.pubsub.broker;

import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.broker.BrokerSubscription.State;
import io.jview.pubsub.delivery.Registry;
import io.jview.pubsub.delivery.Registry.Place;
import io.jview.pubsub.delivery.Subscription;
import io.jview.pubsub.delivery.Topic;
import io.jview.pubsub.engine.Engine;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.work.Completions;
import io.jview.pubsub.work.Failures;
import io.jview.pubsub.work.Stages;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the broker's subscriptions as the sessions want them, topic by topic: one question to the
 * broker at a time, then a look at what is wanted now. Whatever the threads do, the last intent
 * wins.
 */
final class Subscriber {

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** How long a topic is kept that nobody is on: a change of pages leaves it and comes back. */
  private static final Duration LINGER = Duration.ofMillis(100);

  private final PubSubAdapter adapter;
  private final Registry registry;
  private final Completions completions;
  private final Failures failures;
  private final PubSubClock clock;
  private final Duration subscribeTimeout;
  private volatile boolean receiving;

  /** Grows with each loss: what was asked for before it is forgotten. */
  private final AtomicLong generation = new AtomicLong();

  Subscriber(PubSubAdapter adapter, Engine engine) {
    this.adapter = adapter;
    this.registry = engine.registry();
    this.completions = engine.completions();
    this.failures = engine.failures();
    this.clock = engine.clock();
    this.subscribeTimeout = engine.options().subscribeTimeout();
  }

  boolean receiving() {
    return receiving;
  }

  /** A session has subscribed: done when the broker has confirmed its topic, or cannot soon. */
  CompletionStage<Void> subscribed(Place place) {
    Topic topic = place.topic();
    Subscription subscription = place.subscription();
    CompletableFuture<Void> confirmation;
    topic.lock();
    try {
      confirmation = subscription.confirmation();
      if (confirmation != null) {
        return confirmation;
      }
      boolean again = subscription.announce() || subscription.hasEnded();
      if (again || !receiving || BrokerSubscription.of(topic).state() == State.SUBSCRIBED) {
        return Stages.DONE;
      }
      confirmation = new CompletableFuture<>();
      subscription.awaits(confirmation);
    } finally {
      topic.unlock();
    }
    Runnable timer = clock.schedule(subscribeTimeout, () -> stopWaiting(place));
    confirmation.whenComplete((done, failure) -> timer.run());
    reconcile(topic);
    return confirmation;
  }

  /** A session has left: nobody waits for it any more, and the topic is let go if nobody comes. */
  void unsubscribed(Place place) {
    stopWaiting(place);
    Topic topic = place.topic();
    if (topic.isEmpty()) {
      clock.schedule(LINGER, () -> reconcile(topic));
    }
  }

  /** The subscription counts as done; the gap is told when the broker confirms it. */
  private void stopWaiting(Place place) {
    place.topic().lock();
    try {
      confirm(place.subscription());
    } finally {
      place.topic().unlock();
    }
  }

  /** Ends the wait of a subscription; false if it did not wait. Under the topic's lock. */
  private boolean confirm(Subscription subscription) {
    CompletableFuture<Void> confirmation = subscription.stopsWaiting();
    if (confirmation != null) {
      completions.complete(confirmation, null);
    }
    return confirmation != null;
  }

  /** Asks the broker for what is wanted, unless it is being asked already. */
  void reconcile(Topic topic) {
    long attempt;
    boolean wanted;
    topic.lock();
    try {
      wanted = !topic.isEmpty();
      State stands = wanted ? State.IDLE : State.SUBSCRIBED;
      if (!receiving || BrokerSubscription.of(topic).state() != stands) {
        return;
      }
      attempt =
          wanted
              ? BrokerSubscription.of(topic).ask(generation.get())
              : BrokerSubscription.of(topic).move(State.UNSUBSCRIBING);
    } finally {
      topic.unlock();
    }
    if (wanted) {
      ask(adapter::subscribe, topic)
          .whenComplete((done, failure) -> subscribeAnswered(topic, attempt, failure));
    } else {
      ask(adapter::unsubscribe, topic)
          .whenComplete((done, failure) -> unsubscribeAnswered(topic, attempt));
    }
  }

  private static CompletionStage<Void> ask(
      Function<String, CompletionStage<Void>> question, Topic topic) {
    try {
      return question.apply(topic.name());
    } catch (RuntimeException e) {
      return Stages.failed(e);
    }
  }

  private void subscribeAnswered(Topic topic, long attempt, @Nullable Throwable failure) {
    List<Refused> refused = List.of();
    topic.lock();
    try {
      if (!BrokerSubscription.of(topic).awaits(State.SUBSCRIBING, attempt)) {
        return;
      }
      if (failure == null) {
        confirmed(topic);
      } else if (Stages.cause(failure) instanceof IOException) {
        BrokerSubscription.of(topic).move(State.IDLE);
        clock.schedule(RETRY, () -> reconcile(topic));
        return;
      } else {
        BrokerSubscription.of(topic).move(State.IDLE);
        refused = refused(topic);
      }
    } finally {
      topic.unlock();
    }
    if (failure != null) {
      reject(refused, topic, Stages.cause(failure));
    }
    registry.release(topic);
    reconcile(topic);
  }

  /**
   * The broker sends this topic from here on: who has waited is done, and who was done before may
   * have missed something. Under the topic's lock.
   */
  private void confirmed(Topic topic) {
    BrokerSubscription.of(topic).move(State.SUBSCRIBED);
    for (Subscription subscription : topic.subscriptions()) {
      if (!confirm(subscription) && subscription.isAnnounced()) {
        topic.tell(subscription, Gap.of(topic.name(), Gap.Reason.DISCONNECTED));
      }
    }
  }

  /** Those whom a refusal concerns, and the stages that wait for it; under the topic's lock. */
  private static List<Refused> refused(Topic topic) {
    List<Refused> refused = new ArrayList<>();
    for (Subscription subscription : topic.subscriptions()) {
      if (subscription.isAnnounced()) {
        refused.add(new Refused(subscription, subscription.stopsWaiting()));
      }
    }
    return refused;
  }

  private void reject(List<Refused> refused, Topic topic, Throwable cause) {
    PubSubException refusal =
        new PubSubException("the broker refused the subscription to '" + topic.name() + "'", cause);
    for (Refused one : refused) {
      Subscription subscription = one.subscription();
      registry.reject(subscription);
      if (one.confirmation() != null) {
        registry.forget(subscription);
        completions.complete(one.confirmation(), refusal);
      } else {
        topic.tell(subscription, Gap.of(topic.name(), Gap.Reason.REJECTED));
        completions.run(() -> failures.report(subscription.sessionId(), topic.name(), refusal));
      }
    }
  }

  private void unsubscribeAnswered(Topic topic, long attempt) {
    topic.lock();
    try {
      if (!BrokerSubscription.of(topic).awaits(State.UNSUBSCRIBING, attempt)) {
        return;
      }
      BrokerSubscription.of(topic).move(State.IDLE);
    } finally {
      topic.unlock();
    }
    registry.release(topic);
    reconcile(topic);
  }

  /** Notes whether frames come in; called by one thread at a time, in the order of the facts. */
  void receiving(boolean up) {
    receiving = up;
    if (!up) {
      generation.incrementAndGet();
    }
  }

  /** Frames come in again: every topic is asked for anew. */
  void up() {
    registry.topics().forEach(this::reconcile);
  }

  /**
   * The broker may have forgotten everything: nobody waits for it, all is asked for again later.
   */
  void down() {
    for (Topic topic : registry.topics()) {
      topic.lock();
      try {
        if (BrokerSubscription.of(topic).generation() < generation.get()) {
          BrokerSubscription.of(topic).forgotten();
          topic.subscriptions().forEach(this::confirm);
        }
      } finally {
        topic.unlock();
      }
      registry.release(topic);
    }
  }

  /** The broker has forgotten some topics: they are asked for again at once. */
  void lost(Collection<String> names) {
    for (String name : names) {
      Topic topic = registry.topic(name);
      if (topic != null) {
        topic.lock();
        try {
          BrokerSubscription.of(topic).forgotten();
        } finally {
          topic.unlock();
        }
        registry.release(topic);
        reconcile(topic);
      }
    }
  }

  /**
   * A frame of a topic has come, under the topic's lock; false if nobody wants it. The first frame
   * may be seen ahead of the broker's confirmation when two threads bring them: it confirms as
   * well.
   */
  boolean hears(Topic topic) {
    if (BrokerSubscription.of(topic).state() == State.SUBSCRIBING) {
      confirmed(topic);
    }
    return BrokerSubscription.of(topic).state() == State.SUBSCRIBED;
  }

  private record Refused(
      Subscription subscription, @Nullable CompletableFuture<Void> confirmation) {}
}
