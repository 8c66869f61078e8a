package io.jview.pubsub;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.locks.ReentrantLock;

/**
 * A session with subscriptions, or whose last handler still runs. Its lock orders what is
 * subscribed and left; the registry alone writes what it guards.
 */
final class Session {

  final String id;
  final Registry registry;
  final Mailbox mailbox;
  final ReentrantLock lock = new ReentrantLock();

  /** By topic; guarded by the lock. */
  final Map<String, Subscription> subscriptions = new HashMap<>(2);

  /** Whether the registry has let go of it; guarded by the lock. */
  boolean gone;

  Session(String id, Dispatcher dispatcher, Registry registry) {
    this.id = id;
    this.registry = registry;
    this.mailbox = new Mailbox(this, dispatcher);
  }
}
