package io.jview.pubsub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one session, in order, within bounds. While there is work one worker takes it out
 * and calls the handlers, one call at a time; an idle mailbox costs no thread.
 *
 * <p>The first message of an idle mailbox has a place of its own: most sessions hear of one message
 * at a time. What comes while a worker is called or works is the {@link Backlog}. The mailbox is
 * its own lock, which keeps the lock beside what it guards.
 */
final class Mailbox extends BriefLock {

  final Session session;
  private final Dispatcher dispatcher;

  // Guarded by the lock.
  private @Nullable Message first;
  private @Nullable Subscription firstOf;
  private int firsts;
  private @Nullable Backlog backlog;
  private boolean scheduled;

  /** Whether something was put into the backlog since the mailbox was idle. */
  private boolean behind;

  /** Whether a subscription has ended: who ended it has perhaps found the mailbox at work. */
  private boolean left;

  private @Nullable Worker worker;

  // Written under the lock, read by the worker without it.
  private volatile boolean closed;
  private volatile @Nullable CompletableFuture<Void> finished;

  /** Written by the worker, before it looks whether the subscription has ended. */
  private volatile @Nullable Subscription running;

  Mailbox(Session session, Dispatcher dispatcher) {
    this.session = session;
    this.dispatcher = dispatcher;
  }

  /** Adds a message; gives whether the caller must have a worker look after the mailbox. */
  boolean add(Subscription subscription, Message message) {
    int dropped = 0;
    lock();
    try {
      if (closed) {
        return false;
      }
      if (!scheduled) {
        first = message;
        firstOf = subscription;
        scheduled = true;
        return true;
      }
      Backlog rest = backlog();
      if (!rest.takes(message.size()) && !rest.fits(message.size(), first)) {
        queueFirst(rest);
        dropped = rest.makeRoom(message.size());
      }
      rest.add(subscription, message);
    } finally {
      unlock();
    }
    if (dropped > 0) {
      dispatcher.dropped(dropped);
    }
    return false;
  }

  private Backlog backlog() {
    Backlog known = backlog;
    if (known == null) {
      known = new Backlog(dispatcher);
      backlog = known;
    }
    behind = true;
    return known;
  }

  private void queueFirst(Backlog rest) {
    if (first != null && firstOf != null) {
      rest.addFirst(firstOf, first);
      first = null;
      firstOf = null;
    }
  }

  void add(Subscription subscription, Gap gap) {
    boolean wake;
    lock();
    try {
      if (closed) {
        return;
      }
      backlog().add(subscription, gap);
      wake = !scheduled;
      scheduled = true;
    } finally {
      unlock();
    }
    if (wake) {
      dispatcher.workers().add(Woken.alone(this));
    }
  }

  /**
   * Delivers what waits, or as much as the worker likes; called by one worker at a time. Gives
   * whether it rests now, and need not be called again until it says so.
   */
  boolean work(Worker now) {
    Message message;
    Subscription subscription;
    Backlog rest;
    lock();
    try {
      worker = now;
      message = first;
      subscription = firstOf;
      rest = takeUp();
    } finally {
      unlock();
    }
    if (message != null && subscription != null) {
      deliver(subscription, message, now);
    }
    if (rest != null) {
      deliver(rest, now);
    }
    return layDown();
  }

  private @Nullable Backlog takeUp() {
    if (first != null) {
      first = null;
      firstOf = null;
      firsts++;
    }
    if (!behind || backlog == null) {
      return null;
    }
    backlog.takeUp();
    return backlog;
  }

  private void deliver(Backlog rest, Worker now) {
    DeliveryQueue batch = rest.outgoing();
    while (!batch.isEmpty() && !now.isTired()) {
      int oldest = batch.oldest();
      Subscription subscription = batch.subscription(oldest);
      Object item = batch.item(oldest);
      if (subscription != null && item != null && batch.take(oldest)) {
        if (rest.earlyWaits()) {
          deliverEarly(rest, oldest, now);
        }
        deliver(subscription, item, now);
      }
    }
    if (rest.earlyWaits() && batch.isEmpty()) {
      deliverEarly(rest, EarlyGaps.NEXT_BATCH, now);
    }
  }

  /** Ends the work for now; tells whether nothing is left. */
  private boolean layDown() {
    CompletableFuture<Void> over;
    boolean rests;
    boolean vacant;
    lock();
    try {
      running = null;
      worker = null;
      over = takeFinished();
      rests = !behind || backlog == null || backlog.isEmpty();
      vacant = rests && left;
      if (rests) {
        rest();
      }
    } finally {
      unlock();
    }
    complete(over);
    if (vacant) {
      session.registry.release(session);
    }
    return rests;
  }

  private void rest() {
    if (behind && backlog != null) {
      backlog.rest();
    }
    behind = false;
    scheduled = false;
  }

  /** Delivers the gaps that belong ahead of a place in the batch. */
  private void deliverEarly(Backlog rest, int place, Worker now) {
    EarlyGaps.Early next = pollEarly(rest, place);
    while (next != null) {
      deliver(next.subscription, next.gap, now);
      next = pollEarly(rest, place);
    }
  }

  private EarlyGaps.@Nullable Early pollEarly(Backlog rest, int place) {
    lock();
    try {
      return rest.pollEarly(place);
    } finally {
      unlock();
    }
  }

  /** Calls the handler, unless the subscription has ended; the order of the three steps matters. */
  private void deliver(Subscription subscription, Object item, Worker now) {
    if (running != subscription) {
      running = subscription;
    }
    if (finished != null) {
      finish();
    }
    if (!subscription.ended && !closed) {
      dispatcher.deliver(subscription, item, now);
    }
  }

  /** The call that was waited for is over: the worker has gone on, or will not make it. */
  private void finish() {
    CompletableFuture<Void> over;
    lock();
    try {
      over = takeFinished();
    } finally {
      unlock();
    }
    complete(over);
  }

  private @Nullable CompletableFuture<Void> takeFinished() {
    CompletableFuture<Void> over = finished;
    if (over != null) {
      finished = null;
    }
    return over;
  }

  private void complete(@Nullable CompletableFuture<Void> over) {
    if (over != null) {
      dispatcher.complete(over);
    }
  }

  /**
   * Ends a subscription; gives when no handler of it begins any more, or null where that is now.
   */
  @Nullable CompletableFuture<Void> end(Subscription subscription) {
    lock();
    try {
      subscription.ended = true;
      left = true;
      if (running != subscription || isHere()) {
        return null;
      }
      CompletableFuture<Void> over = whenFinished();
      return running == subscription
          ? over.copy().completeOnTimeout(null, 1, TimeUnit.SECONDS)
          : null;
    } finally {
      unlock();
    }
  }

  private boolean isHere() {
    return worker != null && worker.isCurrent();
  }

  /**
   * Discards what waits, for good; gives when the handler has returned that runs, or null where
   * none does, the caller's own aside.
   */
  @Nullable CompletableFuture<Void> close(Thread caller) {
    lock();
    try {
      closed = true;
      first = null;
      firstOf = null;
      if (backlog != null) {
        backlog.discard();
      }
      return running == null || thread() == caller ? null : whenFinished();
    } finally {
      unlock();
    }
  }

  /**
   * The running call has begun or is just about to; when it has returned it certainly had begun.
   * Who waits for a subscription's end waits a second at most, which is enough for that too: a
   * handler that waits for this stage would otherwise wait for itself.
   */
  private CompletableFuture<Void> whenFinished() {
    CompletableFuture<Void> over = finished;
    if (over == null) {
      over = new CompletableFuture<>();
      finished = over;
    }
    return over;
  }

  /** Interrupts a handler, unless the caller's own, that runs too long; gives its topic or null. */
  @Nullable String interrupt(Thread caller) {
    lock();
    try {
      Subscription subscription = running;
      Thread thread = thread();
      if (subscription == null || thread == null || thread == caller) {
        return null;
      }
      thread.interrupt();
      return subscription.topic.name;
    } finally {
      unlock();
    }
  }

  /** The call under way, for the watchdog; null where none is. */
  @Nullable Call call() {
    lock();
    try {
      Subscription subscription = running;
      Thread thread = thread();
      if (subscription == null || thread == null) {
        return null;
      }
      long number = ((long) firsts << Integer.SIZE) + (backlog == null ? 0 : backlog.position());
      return new Call(session.id, subscription.topic.name, number, thread);
    } finally {
      unlock();
    }
  }

  /** The thread that works on it; null where none does. */
  private @Nullable Thread thread() {
    return worker == null ? null : worker.thread();
  }

  boolean isIdle() {
    lock();
    try {
      return !scheduled;
    } finally {
      unlock();
    }
  }

  /** A handler's call: the number is another one for each. */
  record Call(String sessionId, String topic, long number, Thread thread) {}
}
