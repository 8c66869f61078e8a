package io.jview.pubsub;

import io.jview.pubsub.BrokerSubscription.State;
import io.jview.pubsub.spi.PubSubAdapter;
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
    this.subscribeTimeout = engine.options().subscribeTimeout;
  }

  boolean receiving() {
    return receiving;
  }

  /** A session has subscribed: done when the broker has confirmed its topic, or cannot soon. */
  CompletionStage<Void> subscribed(Subscription subscription) {
    Topic topic = subscription.topic;
    CompletableFuture<Void> confirmation;
    topic.order.lock();
    try {
      if (subscription.confirmation != null) {
        return subscription.confirmation;
      }
      boolean again = subscription.announced || subscription.ended;
      subscription.announced = true;
      if (again || !receiving || topic.broker.state() == State.SUBSCRIBED) {
        return Stages.DONE;
      }
      confirmation = new CompletableFuture<>();
      subscription.confirmation = confirmation;
    } finally {
      topic.order.unlock();
    }
    Runnable timer = clock.schedule(subscribeTimeout, () -> stopWaiting(subscription));
    confirmation.whenComplete((done, failure) -> timer.run());
    reconcile(topic);
    return confirmation;
  }

  /** A session has left: nobody waits for it any more, and the topic is let go if nobody comes. */
  void unsubscribed(Subscription subscription) {
    stopWaiting(subscription);
    Topic topic = subscription.topic;
    if (topic.isEmpty()) {
      clock.schedule(LINGER, () -> reconcile(topic));
    }
  }

  /** The subscription counts as done; the gap is told when the broker confirms it. */
  private void stopWaiting(Subscription subscription) {
    subscription.topic.order.lock();
    try {
      confirm(subscription, null);
    } finally {
      subscription.topic.order.unlock();
    }
  }

  /** Ends the wait of a subscription; false if it did not wait. Under the topic's lock. */
  private boolean confirm(Subscription subscription, @Nullable Throwable failure) {
    CompletableFuture<Void> confirmation = subscription.confirmation;
    subscription.confirmation = null;
    if (confirmation != null) {
      completions.complete(confirmation, failure);
    }
    return confirmation != null;
  }

  /** Asks the broker for what is wanted, unless it is being asked already. */
  void reconcile(Topic topic) {
    long attempt;
    boolean wanted;
    topic.order.lock();
    try {
      wanted = !topic.isEmpty();
      State stands = wanted ? State.IDLE : State.SUBSCRIBED;
      if (!receiving || topic.broker.state() != stands) {
        return;
      }
      attempt =
          wanted ? topic.broker.ask(generation.get()) : topic.broker.move(State.UNSUBSCRIBING);
    } finally {
      topic.order.unlock();
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
      return question.apply(topic.name);
    } catch (RuntimeException e) {
      return Stages.failed(e);
    }
  }

  private void subscribeAnswered(Topic topic, long attempt, @Nullable Throwable failure) {
    List<Refused> refused = List.of();
    topic.order.lock();
    try {
      if (!topic.broker.awaits(State.SUBSCRIBING, attempt)) {
        return;
      }
      if (failure == null) {
        confirmed(topic);
      } else if (Stages.cause(failure) instanceof IOException) {
        topic.broker.move(State.IDLE);
        clock.schedule(RETRY, () -> reconcile(topic));
        return;
      } else {
        topic.broker.move(State.IDLE);
        refused = refused(topic);
      }
    } finally {
      topic.order.unlock();
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
    topic.broker.move(State.SUBSCRIBED);
    for (Subscription subscription : topic.subscriptions()) {
      if (!confirm(subscription, null) && subscription.announced) {
        topic.tell(subscription, Gap.of(topic.name, Gap.Reason.DISCONNECTED));
      }
    }
  }

  /** Those whom a refusal concerns, and the stages that wait for it; under the topic's lock. */
  private static List<Refused> refused(Topic topic) {
    List<Refused> refused = new ArrayList<>();
    for (Subscription subscription : topic.subscriptions()) {
      if (subscription.announced) {
        refused.add(new Refused(subscription, subscription.confirmation));
        subscription.confirmation = null;
      }
    }
    return refused;
  }

  private void reject(List<Refused> refused, Topic topic, Throwable cause) {
    PubSubException refusal =
        new PubSubException("the broker refused the subscription to '" + topic.name + "'", cause);
    for (Refused one : refused) {
      Subscription subscription = one.subscription();
      registry.reject(subscription);
      if (one.confirmation() != null) {
        registry.forget(subscription);
        completions.complete(one.confirmation(), refusal);
      } else {
        topic.tell(subscription, Gap.of(topic.name, Gap.Reason.REJECTED));
        completions.run(() -> failures.report(subscription.session.id, topic.name, refusal));
      }
    }
  }

  private void unsubscribeAnswered(Topic topic, long attempt) {
    topic.order.lock();
    try {
      if (!topic.broker.awaits(State.UNSUBSCRIBING, attempt)) {
        return;
      }
      topic.broker.move(State.IDLE);
    } finally {
      topic.order.unlock();
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
      topic.order.lock();
      try {
        if (topic.broker.generation() < generation.get()) {
          topic.broker.forgotten();
          topic.subscriptions().forEach(subscription -> confirm(subscription, null));
        }
      } finally {
        topic.order.unlock();
      }
      registry.release(topic);
    }
  }

  /** The broker has forgotten some topics: they are asked for again at once. */
  void lost(Collection<String> names) {
    for (String name : names) {
      Topic topic = registry.topic(name);
      if (topic != null) {
        topic.order.lock();
        try {
          topic.broker.forgotten();
        } finally {
          topic.order.unlock();
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
    if (topic.broker.state() == State.SUBSCRIBING) {
      confirmed(topic);
    }
    return topic.broker.state() == State.SUBSCRIBED;
  }

  private record Refused(
      Subscription subscription, @Nullable CompletableFuture<Void> confirmation) {}
}
