package io.jview.pubsub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one session, in order, within bounds. While there is work one task takes it out
 * and calls the handlers, one call at a time; an idle mailbox costs no thread.
 *
 * <p>A message that does not fit pushes out the oldest ones; a gap takes their place, ahead of what
 * remains. Gaps are never pushed out.
 */
final class Mailbox implements Runnable {

  /** How many deliveries a task makes before it lets others have the processor. */
  private static final int TURN = 128;

  final Session session;
  private final Dispatcher dispatcher;
  private final ReentrantLock lock = new ReentrantLock();

  // All that follows is guarded by the lock.
  private final DeliveryQueue waiting = new DeliveryQueue();
  private final DeliveryQueue urgent = new DeliveryQueue();
  private int messages;
  private long bytes;
  private boolean scheduled;
  private boolean closed;
  private long calls;
  private @Nullable Subscription running;
  private @Nullable Thread runner;
  private @Nullable CompletableFuture<Void> finished;

  Mailbox(Session session, Dispatcher dispatcher) {
    this.session = session;
    this.dispatcher = dispatcher;
  }

  void add(Subscription subscription, Message message) {
    int dropped = 0;
    boolean wake;
    lock.lock();
    try {
      while (messages > 0 && !dispatcher.fits(messages, bytes + message.size())) {
        dropped += dropOldest();
      }
      messages++;
      bytes += message.size();
      wake = append(waiting, subscription, message);
    } finally {
      lock.unlock();
    }
    dispatcher.added(this, wake, dropped);
  }

  void add(Subscription subscription, Gap gap) {
    boolean wake;
    lock.lock();
    try {
      wake = append(waiting, subscription, gap);
    } finally {
      lock.unlock();
    }
    dispatcher.added(this, wake, 0);
  }

  private boolean append(DeliveryQueue queue, Subscription subscription, Object item) {
    if (closed) {
      return false;
    }
    queue.add(subscription, item);
    boolean wake = !scheduled;
    scheduled = true;
    return wake;
  }

  /** Drops the oldest message, moves gaps ahead of it out of the way; gives how many it counts. */
  private int dropOldest() {
    while (true) {
      Subscription subscription = waiting.subscription();
      Object item = waiting.poll();
      if (item instanceof Message message) {
        messages--;
        bytes -= message.size();
        if (subscription.ended) {
          return 0;
        }
        if (!subscription.overflowing) {
          subscription.overflowing = true;
          urgent.add(subscription, Gap.of(subscription.topic.name, Gap.Reason.OVERFLOW));
        }
        return 1;
      }
      urgent.add(subscription, item);
    }
  }

  /** Takes out and delivers what waits; run by the dispatcher's executor, never twice at once. */
  @Override
  @SuppressWarnings("ThreadPriorityCheck") // a virtual thread keeps its carrier until it yields
  public void run() {
    dispatcher.active(this, true);
    int delivered = 0;
    for (Object item = next(); item != null; item = next()) {
      dispatcher.deliver(current(), item);
      if (++delivered % TURN == 0) {
        Thread.yield();
      }
    }
    session.registry.release(session);
  }

  /** Ends the call that was running and begins the next; null when nothing is left. */
  private @Nullable Object next() {
    CompletableFuture<Void> over;
    Object item;
    lock.lock();
    try {
      over = finished;
      finished = null;
      calls++;
      item = poll();
      runner = item == null ? null : Thread.currentThread();
      if (item == null) {
        dispatcher.active(this, false);
        waiting.release();
        urgent.release();
        scheduled = false;
      }
    } finally {
      lock.unlock();
    }
    if (over != null) {
      dispatcher.complete(over);
    }
    return item;
  }

  /** The subscription that {@link #next} has begun; this thread wrote it, so it needs no lock. */
  private Subscription current() {
    Subscription subscription = running;
    if (subscription == null) {
      throw new AssertionError("an item without its subscription");
    }
    return subscription;
  }

  private @Nullable Object poll() {
    running = null;
    while (!urgent.isEmpty() || !waiting.isEmpty()) {
      DeliveryQueue queue = urgent.isEmpty() ? waiting : urgent;
      Subscription subscription = queue.subscription();
      Object item = queue.poll();
      if (item instanceof Message message) {
        messages--;
        bytes -= message.size();
      } else if (((Gap) item).reason() == Gap.Reason.OVERFLOW) {
        subscription.overflowing = false;
      }
      if (!subscription.ended) {
        running = subscription;
        return item;
      }
    }
    return null;
  }

  /**
   * Ends a subscription; gives when no handler of it begins any more, or null where that is now.
   */
  @Nullable CompletableFuture<Void> end(Subscription subscription) {
    lock.lock();
    try {
      subscription.ended = true;
      return running == subscription && runner != Thread.currentThread() ? whenFinished() : null;
    } finally {
      lock.unlock();
    }
  }

  /**
   * Discards what waits, for good; gives when the handler has returned that runs, or null where
   * none does, the caller's own aside.
   */
  @Nullable CompletableFuture<Void> close(Thread caller) {
    lock.lock();
    try {
      closed = true;
      waiting.release();
      urgent.release();
      return running == null || runner == caller ? null : untilFinished();
    } finally {
      lock.unlock();
    }
  }

  /**
   * The running call has begun or is just about to; when it has returned it certainly had begun. A
   * second is enough for that too, and keeps a handler that waits for this stage from waiting for
   * itself.
   */
  private CompletableFuture<Void> whenFinished() {
    return untilFinished().copy().completeOnTimeout(null, 1, TimeUnit.SECONDS);
  }

  private CompletableFuture<Void> untilFinished() {
    if (finished == null) {
      finished = new CompletableFuture<>();
    }
    return finished;
  }

  /**
   * Interrupts a handler, unless the caller's own, that runs too long; gives its topic, or null
   * where none runs.
   */
  @Nullable String interrupt(Thread caller) {
    lock.lock();
    try {
      if (running == null || runner == null || runner == caller) {
        return null;
      }
      runner.interrupt();
      return running.topic.name;
    } finally {
      lock.unlock();
    }
  }

  /** The call under way, for the watchdog; null where none is. */
  @Nullable Call call() {
    lock.lock();
    try {
      return running == null || runner == null
          ? null
          : new Call(session.id, running.topic.name, calls, runner);
    } finally {
      lock.unlock();
    }
  }

  boolean isIdle() {
    lock.lock();
    try {
      return !scheduled;
    } finally {
      lock.unlock();
    }
  }

  /** A handler's call: the number is another one for each. */
  record Call(String sessionId, String topic, long number, Thread thread) {}
}
