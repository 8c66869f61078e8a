package io.jview.pubsub;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * Who is subscribed to what, here. Reading a topic takes no lock; subscribing and leaving lock the
 * one session, and cost the same however many topics and sessions there are.
 *
 * <p>Locks are taken in this order: session, map entry, topic, mailbox.
 */
final class Registry {

  private final ConcurrentHashMap<String, Topic> topics = new ConcurrentHashMap<>();
  private final ConcurrentHashMap<String, Session> sessions = new ConcurrentHashMap<>();
  private final Dispatcher dispatcher;

  Registry(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** The topic, or null where nobody is on it. */
  @Nullable Topic topic(String name) {
    return topics.get(name);
  }

  Collection<Topic> topics() {
    return topics.values();
  }

  Collection<Session> sessions() {
    return sessions.values();
  }

  /** Subscribes, or gives the subscription that is there its new handler. */
  Subscription subscribe(String sessionId, String topic, TopicHandler handler) {
    while (true) {
      Session session =
          sessions.computeIfAbsent(sessionId, id -> new Session(id, dispatcher, this));
      session.lock.lock();
      try {
        if (!session.gone) {
          return subscribe(session, topic, handler);
        }
      } finally {
        session.lock.unlock();
      }
    }
  }

  private Subscription subscribe(Session session, String name, TopicHandler handler) {
    Subscription known = session.subscriptions.get(name);
    if (known != null && !known.rejected) {
      known.handler = handler;
      return known;
    }
    if (known != null) {
      session.mailbox.end(known);
    }
    Subscription[] added = new Subscription[1];
    topics.compute(
        name,
        (key, present) -> {
          Topic topic = present == null ? new Topic(key, dispatcher) : present;
          added[0] = new Subscription(session, topic, handler);
          topic.add(added[0]);
          return topic;
        });
    session.subscriptions.put(name, added[0]);
    return added[0];
  }

  /** Ends a subscription; null where there is none. */
  @Nullable Departure unsubscribe(String sessionId, String topic) {
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
  @Nullable Departure unsubscribeAll(String sessionId) {
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
    List<CompletableFuture<Void>> ends = new ArrayList<>(1);
    for (Subscription subscription : left) {
      removeFromTopic(subscription);
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
    return new Departure(left, done);
  }

  private void removeFromTopic(Subscription subscription) {
    topics.computeIfPresent(
        subscription.topic.name,
        (name, topic) -> {
          topic.remove(subscription);
          return topic.disposed() ? null : topic;
        });
  }

  /** Takes a subscription that the broker refused off its topic; its session still hears of it. */
  void reject(Subscription subscription) {
    subscription.rejected = true;
    removeFromTopic(subscription);
  }

  /** Ends a subscription that was refused. */
  void forget(Subscription subscription) {
    Session session = subscription.session;
    session.lock.lock();
    try {
      session.subscriptions.remove(subscription.topic.name, subscription);
      session.mailbox.end(subscription);
      release(session);
    } finally {
      session.lock.unlock();
    }
  }

  /** Lets go of a topic that nobody is on, once the broker has let go of it too. */
  void release(Topic unused) {
    topics.computeIfPresent(
        unused.name, (name, topic) -> topic == unused && topic.disposed() ? null : topic);
  }

  /** Lets go of a session that has no subscription and no handler at work. */
  void release(Session session) {
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

  /** Subscriptions that have ended, and when no handler of them begins any more. */
  record Departure(List<Subscription> subscriptions, CompletionStage<Void> done) {}
}
