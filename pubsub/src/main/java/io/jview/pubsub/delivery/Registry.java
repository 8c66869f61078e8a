package io.jview.pubsub.delivery;

import io.jview.pubsub.PubSubObserver;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.work.Failures;
import io.jview.pubsub.work.Stages;
import io.jview.pubsub.work.Workers;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Who is subscribed to what, here. Reading a topic takes no lock; subscribing and leaving lock the
 * one session, and cost the same however many topics and sessions there are.
 *
 * <p>Locks are taken in this order: session, map entry, topic, mailbox.
 */
public final class Registry {

  private final ConcurrentHashMap<String, Topic> topics = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Session> sessions = new ConcurrentHashMap<>();
  private final Dispatcher dispatcher;
  private final Supplier<Upstream> upstreams;

  /**
   * Makes an empty one, whose handlers are called by workers on an executor.
   *
   * @param limits bounds of what waits for a session
   * @param mailboxesBytes what the places of all mailboxes may take beyond 2,048 for each
   * @param upstreams makes what each topic has to do with the world outside
   */
  public Registry(
      Executor executor,
      Workers workers,
      Limits limits,
      long mailboxesBytes,
      PubSubObserver observer,
      Counters counters,
      Failures failures,
      Supplier<Upstream> upstreams) {
    this.dispatcher =
        new Dispatcher(
            executor, workers, limits, mailboxesBytes, observer, counters, failures, new Ends());
    this.upstreams = upstreams;
  }

  /** The topic, or null where nobody is on it. */
  public @Nullable Topic topic(String name) {
    return topics.get(name);
  }

  /** Topics with somebody on them, now. */
  public Collection<Topic> topics() {
    return topics.values();
  }

  /** Sessions with a subscription, now. */
  public Collection<Session> sessions() {
    return sessions.values();
  }

  /** Subscribes, or gives the subscription that is there its new handler. */
  public Place subscribe(String sessionId, String topic, TopicHandler handler) {
    return subscribe(sessionId, topic, handler, null);
  }

  /**
   * Subscribes, or gives the subscription that is there its new handler.
   *
   * @param guard stands before the handler of a new subscription; null where nothing does
   */
  public Place subscribe(
      String sessionId, String topic, TopicHandler handler, @Nullable Guard guard) {
    while (true) {
      Session session = sessions.computeIfAbsent(sessionId, id -> new Session(id, dispatcher));
      session.lock.lock();
      try {
        if (!session.gone) {
          return subscribe(session, topic, handler, guard);
        }
      } finally {
        session.lock.unlock();
      }
    }
  }

  private Place subscribe(
      Session session, String name, TopicHandler handler, @Nullable Guard guard) {
    Subscription known = session.subscriptions.get(name);
    Topic there = topics.get(name);
    if (known != null && !known.rejected && there != null) {
      known.handler = handler;
      return new Place(there, known);
    }
    if (known != null) {
      session.mailbox.end(known);
    }
    Subscription added = new Subscription(session.id, name, handler, guard, session.mailbox);
    Topic topic = topics.compute(name, (key, present) -> join(present, added));
    session.subscriptions.put(name, added);
    return new Place(topic, added);
  }

  private Topic join(@Nullable Topic present, Subscription added) {
    Topic topic = present == null ? new Topic(added.topic, dispatcher, upstreams.get()) : present;
    topic.add(added);
    return topic;
  }

  /** Ends a subscription; null where there is none. */
  public @Nullable Departure unsubscribe(String sessionId, String topic) {
    Session session = sessions.get(sessionId);
    if (session == null) {
      return null;
    }
    session.lock.lock();
    try {
      Subscription subscription = session.subscriptions.remove(topic);
      return subscription == null ? null : leave(List.of(subscription), session);
    } finally {
      session.lock.unlock();
    }
  }

  /** Ends all subscriptions of a session; null where there are none. */
  public @Nullable Departure unsubscribeAll(String sessionId) {
    Session session = sessions.get(sessionId);
    if (session == null) {
      return null;
    }
    session.lock.lock();
    try {
      List<Subscription> all = new ArrayList<>(session.subscriptions.values());
      session.subscriptions.clear();
      return all.isEmpty() ? null : leave(all, session);
    } finally {
      session.lock.unlock();
    }
  }

  private Departure leave(List<Subscription> left, Session session) {
    List<Place> places = new ArrayList<>(left.size());
    List<CompletableFuture<Void>> ends = new ArrayList<>(1);
    for (Subscription subscription : left) {
      removeFromTopic(subscription, places);
      CompletableFuture<Void> end = session.mailbox.end(subscription);
      if (end != null) {
        ends.add(end);
      }
    }
    release(session);
    CompletionStage<Void> done =
        ends.isEmpty()
            ? Stages.DONE
            : CompletableFuture.allOf(ends.toArray(CompletableFuture[]::new));
    return new Departure(places, done);
  }

  /** Takes a subscription off its topic, and notes the place where it was on it. */
  private void removeFromTopic(Subscription subscription, List<Place> left) {
    topics.computeIfPresent(
        subscription.topic,
        (name, topic) -> {
          if (topic.remove(subscription)) {
            left.add(new Place(topic, subscription));
          }
          return topic.disposed() ? null : topic;
        });
  }

  /** Takes a subscription that the broker refused off its topic; its session still hears of it. */
  public void reject(Subscription subscription) {
    subscription.rejected = true;
    removeFromTopic(subscription, new ArrayList<>(1));
  }

  /** Ends a subscription that was refused, unless it has ended. */
  public void forget(Subscription subscription) {
    end(subscription);
  }

  private void end(Recipient recipient) {
    Session session = sessions.get(recipient.sessionId);
    if (session == null) {
      return;
    }
    session.lock.lock();
    try {
      if (session.subscriptions.remove(recipient.topic, recipient)) {
        session.mailbox.end(recipient);
        release(session);
      }
    } finally {
      session.lock.unlock();
    }
  }

  /** Lets go of a topic that nobody is on, once the broker has let go of it too. */
  public void release(Topic unused) {
    topics.computeIfPresent(
        unused.name(), (name, topic) -> topic == unused && topic.disposed() ? null : topic);
  }

  /** Lets go of a session that has no subscription and no handler at work. */
  private void release(Session session) {
    session.lock.lock();
    try {
      if (!session.gone && session.subscriptions.isEmpty() && session.mailbox.isIdle()) {
        session.gone = true;
        sessions.remove(session.id, session);
      }
    } finally {
      session.lock.unlock();
    }
  }

  /** Lets go of what the calls of handlers bring to an end. */
  private final class Ends implements Endings {

    @Override
    public void atRest(String sessionId) {
      Session session = sessions.get(sessionId);
      if (session != null) {
        release(session);
      }
    }

    @Override
    public void refused(Recipient recipient) {
      end(recipient);
    }
  }

  /** A subscription and the topic that it is on, or was. */
  public record Place(Topic topic, Subscription subscription) {}

  /** What was left, and when no handler of it begins any more. */
  public record Departure(List<Place> left, CompletionStage<Void> done) {}
}
