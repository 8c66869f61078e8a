package io.jview.pubsub;

import java.util.Collection;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A topic with somebody on it, and the place where its one order is made: what is delivered under
 * its lock reaches every session in the same order. The lock is held for appending to mailboxes
 * only. Subscribing and leaving do not need it.
 */
final class Topic {

  final String name;

  /** Held while messages and gaps of this topic are put into mailboxes. */
  final ReentrantLock order = new ReentrantLock();

  /** What a broker knows of this topic; guarded by {@link #order}. */
  final BrokerSubscription broker = new BrokerSubscription();

  private final ConcurrentHashMap<Session, Subscription> subscriptions = new ConcurrentHashMap<>(2);

  Topic(String name) {
    this.name = name;
  }

  /** Called by the registry only. */
  void add(Subscription subscription) {
    subscriptions.put(subscription.session, subscription);
  }

  /** Called by the registry only. */
  void remove(Subscription subscription) {
    subscriptions.remove(subscription.session, subscription);
  }

  boolean isEmpty() {
    return subscriptions.isEmpty();
  }

  /**
   * Ends this object where neither a session nor the broker holds it; called by the registry only.
   */
  boolean disposed() {
    if (!isEmpty()) {
      return false;
    }
    order.lock();
    try {
      return broker.dispose();
    } finally {
      order.unlock();
    }
  }

  Collection<Subscription> subscriptions() {
    return subscriptions.values();
  }

  /** Appends a message to the mailbox of every session on this topic. */
  void deliver(Message message) {
    order.lock();
    try {
      for (Subscription subscription : subscriptions.values()) {
        subscription.session.mailbox.add(subscription, message);
      }
    } finally {
      order.unlock();
    }
  }

  /** Appends a gap to the mailbox of every session on this topic; under {@link #order}. */
  void tell(Gap gap) {
    for (Subscription subscription : subscriptions.values()) {
      subscription.session.mailbox.add(subscription, gap);
    }
  }
}
