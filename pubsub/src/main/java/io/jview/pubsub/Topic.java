package io.jview.pubsub;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A topic with somebody on it, and the place where its one order is made: what is delivered under
 * its lock reaches every session in the same order.
 */
final class Topic {

  final String name;

  /** Held while messages and gaps of this topic are put into mailboxes, and to come and go. */
  final ReentrantLock order = new ReentrantLock();

  /** What a broker knows of this topic; guarded by {@link #order}. */
  final BrokerSubscription broker = new BrokerSubscription();

  /** Those on it; each knows its place. Guarded by {@link #order}. */
  private final ArrayList<Subscription> subscriptions = new ArrayList<>(1);

  private final Workers workers;

  Topic(String name, Workers workers) {
    this.name = name;
    this.workers = workers;
  }

  /** Called by the registry only. */
  void add(Subscription subscription) {
    order.lock();
    try {
      subscription.place = subscriptions.size();
      subscriptions.add(subscription);
    } finally {
      order.unlock();
    }
  }

  /** Called by the registry only; does nothing for one that is not there. */
  void remove(Subscription subscription) {
    order.lock();
    try {
      int place = subscription.place;
      if (place != Subscription.NOWHERE) {
        Subscription last = subscriptions.removeLast();
        if (last != subscription) {
          subscriptions.set(place, last);
          last.place = place;
        }
        subscription.place = Subscription.NOWHERE;
      }
    } finally {
      order.unlock();
    }
  }

  boolean isEmpty() {
    order.lock();
    try {
      return subscriptions.isEmpty();
    } finally {
      order.unlock();
    }
  }

  /**
   * Ends this object where neither a session nor the broker holds it; called by the registry only.
   */
  boolean disposed() {
    order.lock();
    try {
      return subscriptions.isEmpty() && broker.dispose();
    } finally {
      order.unlock();
    }
  }

  /** Those on it, now; under {@link #order}. */
  List<Subscription> subscriptions() {
    return List.copyOf(subscriptions);
  }

  /** Appends a message to the mailbox of every session on this topic. */
  void deliver(Message message) {
    order.lock();
    try {
      Woken woken = null;
      for (int i = 0, count = subscriptions.size(); i < count; i++) {
        Subscription subscription = subscriptions.get(i);
        if (subscription.mailbox.add(subscription, message)) {
          woken = woken == null ? new Woken(count - i) : woken;
          woken.add(subscription.mailbox);
        }
        if (woken != null && (woken.isFull() || i == count - 1)) {
          workers.add(woken);
          woken = null;
        }
      }
    } finally {
      order.unlock();
    }
  }

  /** Appends a gap to the mailbox of every session on this topic; under {@link #order}. */
  void tell(Gap gap) {
    for (Subscription subscription : subscriptions) {
      subscription.mailbox.add(subscription, gap);
    }
  }
}
