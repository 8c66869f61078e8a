package io.jview.pubsub.delivery;

import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * A session with subscriptions, or whose last handler still runs. Its lock orders what is
 * subscribed and left; the registry alone writes what it guards.
 */
public final class Session {

  final String id;
  final Mailbox mailbox;
  final ReentrantLock lock = new ReentrantLock();

  /** By topic; guarded by the lock. */
  final Map<String, Subscription> subscriptions = new HashMap<>(2);

  /** Whether the registry has let go of it; guarded by the lock. */
  boolean gone;

  Session(String id, Dispatcher dispatcher) {
    this.id = id;
    this.mailbox = new Mailbox(id, dispatcher);
  }

  /** What the session is called. */
  public String id() {
    return id;
  }

  /**
   * Discards what waits, for good; gives when the handler has returned that runs, or null where
   * none does, the caller's own aside.
   */
  public @Nullable CompletableFuture<Void> close(Thread caller) {
    return mailbox.close(caller);
  }

  /** Interrupts a handler, unless the caller's own, that runs too long; gives its topic or null. */
  public @Nullable String interrupt(Thread caller) {
    return mailbox.interrupt(caller);
  }
}
