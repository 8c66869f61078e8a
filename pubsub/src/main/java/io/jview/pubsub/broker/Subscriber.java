package io.jview.pubsub.broker;

import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.broker.BrokerSubscription.State;
import io.jview.pubsub.broker.Questions.Question;
import io.jview.pubsub.delivery.Registry;
import io.jview.pubsub.delivery.Registry.Place;
import io.jview.pubsub.delivery.Subscription;
import io.jview.pubsub.delivery.Topic;
import io.jview.pubsub.engine.Engine;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.work.Completions;
import io.jview.pubsub.work.Failures;
import io.jview.pubsub.work.Stages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the broker's subscriptions as the sessions want them, topic by topic: one question to the
 * broker at a time, then a look at what is wanted now. Whatever the threads do, the last intent
 * wins.
 */
final class Subscriber implements Questions.Listener {

  private static final Duration RETRY = Duration.ofSeconds(1);

  /** No try's number. */
  private static final long NONE = 0;

  /** How long a topic is kept that nobody is on: a change of pages leaves it and comes back. */
  private static final Duration LINGER = Duration.ofMillis(100);

  private final Questions questions;
  private final Registry registry;
  private final Completions completions;
  private final Failures failures;
  private final PubSubClock clock;
  private final Duration subscribeTimeout;
  private final LongAdder disconnections;

  /** Over whose connections frames come in, by the number of the try that has made them. */
  private volatile long carrier = NONE;

  private volatile boolean isRestored;

  Subscriber(PubSubAdapter adapter, Engine engine) {
    this.questions = new Questions(adapter, this);
    this.registry = engine.registry();
    this.completions = engine.completions();
    this.failures = engine.failures();
    this.clock = engine.clock();
    this.subscribeTimeout = engine.options().subscribeTimeout();
    this.disconnections = engine.counters().disconnections;
  }

  boolean receiving() {
    return carrier != NONE;
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
        return completions.apart(confirmation);
      }
      boolean again = subscription.announce() || subscription.hasEnded();
      if (again || carrier == NONE || BrokerSubscription.of(topic).state() == State.SUBSCRIBED) {
        return Stages.DONE;
      }
      confirmation = new CompletableFuture<>();
      subscription.awaits(confirmation);
    } finally {
      topic.unlock();
    }
    Runnable timer = clock.schedule(subscribeTimeout, () -> stopWaiting(place));
    confirmation.whenComplete((done, failure) -> timer.run());
    CompletionStage<Void> mine = completions.apart(confirmation);
    reconcile(topic);
    return mine;
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
  private void reconcile(Topic topic) {
    reconcile(List.of(topic), () -> {});
  }

  /** Asks for what is wanted of many topics; tells when all has been answered. */
  private void reconcile(Collection<Topic> topics, Runnable answered) {
    List<Question> joining = new ArrayList<>();
    List<Question> leaving = new ArrayList<>();
    for (Topic topic : topics) {
      decide(topic, joining, leaving);
    }
    questions.unsubscribe(leaving);
    questions.subscribe(joining, answered);
  }

  private void decide(Topic topic, List<Question> joining, List<Question> leaving) {
    topic.lock();
    try {
      boolean wanted = !topic.isEmpty();
      BrokerSubscription known = BrokerSubscription.of(topic);
      long over = carrier;
      if (over == NONE || known.state() != (wanted ? State.IDLE : State.SUBSCRIBED)) {
        return;
      }
      if (wanted) {
        joining.add(new Question(topic, known.ask(over)));
      } else {
        leaving.add(new Question(topic, known.move(State.UNSUBSCRIBING)));
      }
    } finally {
      topic.unlock();
    }
  }

  /** They are asked for again after a pause. */
  @Override
  public void troubled(List<Question> asked) {
    List<Topic> again = new ArrayList<>();
    for (Question question : asked) {
      Topic topic = question.topic();
      topic.lock();
      try {
        if (question.isOpen(State.SUBSCRIBING)) {
          BrokerSubscription.of(topic).move(State.IDLE);
          again.add(topic);
        }
      } finally {
        topic.unlock();
      }
    }
    retry(again);
  }

  private void retry(List<Topic> topics) {
    if (!topics.isEmpty()) {
      clock.schedule(RETRY, () -> reconcile(topics, () -> {}));
    }
  }

  @Override
  public void subscribed(Question question) {
    Topic topic = question.topic();
    topic.lock();
    try {
      if (!question.isOpen(State.SUBSCRIBING)) {
        return;
      }
      confirmed(topic);
    } finally {
      topic.unlock();
    }
    registry.release(topic);
    reconcile(topic);
  }

  @Override
  public void refused(Question question, RefusedException refusal) {
    Topic topic = question.topic();
    List<Refused> concerned;
    topic.lock();
    try {
      if (!question.isOpen(State.SUBSCRIBING)) {
        return;
      }
      BrokerSubscription.of(topic).move(State.IDLE);
      concerned = concerned(topic);
    } finally {
      topic.unlock();
    }
    reject(concerned, topic, refusal);
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
        disconnections.increment();
      }
    }
  }

  /** Those whom a refusal concerns, and the stages that wait for it; under the topic's lock. */
  private static List<Refused> concerned(Topic topic) {
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
        new PubSubException(
            "the broker refused the subscription to '" + topic.name() + "': " + cause.getMessage(),
            cause);
    for (Refused one : refused) {
      Subscription subscription = one.subscription();
      registry.reject(subscription);
      if (one.confirmation() != null) {
        registry.forget(subscription);
        completions.complete(one.confirmation(), refusal);
      } else {
        topic.tell(subscription, Gap.of(topic.name(), Gap.Reason.REJECTED));
        completions.execute(() -> failures.report(subscription.sessionId(), topic.name(), refusal));
      }
    }
  }

  @Override
  public void unsubscribed(Question question) {
    Topic topic = question.topic();
    topic.lock();
    try {
      if (!question.isOpen(State.UNSUBSCRIBING)) {
        return;
      }
      BrokerSubscription.of(topic).move(State.IDLE);
    } finally {
      topic.unlock();
    }
    registry.release(topic);
    reconcile(topic);
  }

  /**
   * Notes over whose connections frames come in; called by one thread at a time, in the order of
   * the facts.
   */
  void receiving(long by) {
    carrier = by;
    isRestored = false;
  }

  /**
   * Notes that none come in, and that the broker may have forgotten everything; gives what is to be
   * done then. Called as {@link #receiving} is.
   */
  Runnable lost() {
    long last = carrier;
    carrier = NONE;
    isRestored = false;
    return () -> forget(last);
  }

  /** Frames come in again: every topic is asked for anew; tells when all has been answered. */
  void up(Runnable restored) {
    long over = carrier;
    reconcile(
        registry.topics(),
        () -> {
          if (over == carrier && over != NONE) {
            isRestored = true;
            restored.run();
          }
        });
  }

  /** Whether frames come in and the broker has been asked for all that is wanted. */
  boolean isRestored() {
    return isRestored;
  }

  void close() {
    carrier = NONE;
  }

  /** Nobody waits any more for what was asked over the connections that are lost. */
  private void forget(long last) {
    for (Topic topic : registry.topics()) {
      topic.lock();
      try {
        if (BrokerSubscription.of(topic).carrier() <= last) {
          BrokerSubscription.of(topic).forgotten();
          topic.subscriptions().forEach(this::confirm);
        }
      } finally {
        topic.unlock();
      }
      registry.release(topic);
    }
    reconcile(registry.topics(), () -> {});
  }

  /** The broker does not send some topics: they are asked for again. */
  void lost(Collection<String> names, long by) {
    List<Topic> now = new ArrayList<>();
    List<Topic> later = new ArrayList<>();
    for (String name : names) {
      Topic topic = hears(by) ? registry.topic(name) : null;
      if (topic != null) {
        (lost(topic, by) == State.SUBSCRIBING ? later : now).add(topic);
        registry.release(topic);
      }
    }
    reconcile(now, () -> {});
    retry(later);
  }

  private static State lost(Topic topic, long by) {
    topic.lock();
    try {
      BrokerSubscription known = BrokerSubscription.of(topic);
      State before = known.state();
      if (known.carrier() == by) {
        known.forgotten();
      }
      return before;
    } finally {
      topic.unlock();
    }
  }

  /** Whether frames come in over the connections of a try. */
  boolean hears(long by) {
    return carrier == by;
  }

  /**
   * A frame of a topic has come, under the topic's lock; false if nobody wants it. The first frame
   * may be seen ahead of the broker's confirmation when two threads bring them: it confirms as
   * well.
   */
  boolean hears(Topic topic, long by) {
    BrokerSubscription known = BrokerSubscription.of(topic);
    if (known.carrier() != by || carrier != by) {
      return false;
    }
    if (known.state() == State.SUBSCRIBING) {
      confirmed(topic);
    }
    return known.state() == State.SUBSCRIBED;
  }

  private record Refused(
      Subscription subscription, @Nullable CompletableFuture<Void> confirmation) {}
}
