package io.jview.pubsub;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one session, in order, within bounds. While there is work one worker takes it out
 * and calls the handlers, one call at a time; an idle mailbox costs no thread.
 *
 * <p>The first message of an idle mailbox has a place of its own: most sessions hear of one message
 * at a time. What comes while a worker is called or works is the {@link Backlog}. The mailbox is
 * its own lock, which keeps the lock beside what it guards.
 */
final class Mailbox extends HandlerCalls {

  private static final int NONE = -1;

  final Session session;

  // Guarded by the lock.
  private @Nullable Message first;
  private @Nullable Subscription firstOf;
  private int firsts;
  private @Nullable Backlog backlog;
  private boolean scheduled;

  /** Whether something was put into the backlog since the mailbox was idle. */
  private boolean behind;

  Mailbox(Session session, Dispatcher dispatcher) {
    super(dispatcher);
    this.session = session;
  }

  /** Adds a message; gives whether the caller must have a worker look after the mailbox. */
  boolean add(Subscription subscription, Message message) {
    int dropped = 0;
    lock();
    try {
      if (isClosed()) {
        return false;
      }
      if (!scheduled) {
        first = message;
        firstOf = subscription;
        scheduled = true;
        return true;
      }
      dropped = queue(backlog(), subscription, message);
    } finally {
      unlock();
    }
    report(dropped);
    return false;
  }

  /** Adds messages; gives whether the caller must have a worker look after the mailbox. */
  boolean add(Subscription subscription, Burst burst) {
    int dropped = 0;
    boolean wake;
    lock();
    try {
      if (isClosed()) {
        return false;
      }
      Backlog rest = backlog();
      if (rest.takes(burst.count(), burst.bytes())
          || rest.fits(burst.count(), burst.bytes(), first)) {
        rest.add(subscription, burst);
      } else {
        for (int i = 0; i < burst.count(); i++) {
          dropped += queue(rest, subscription, burst.messages()[i]);
        }
      }
      burst.sees(rest.room(), rest.roomBytes());
      wake = !scheduled;
      scheduled = true;
    } finally {
      unlock();
    }
    report(dropped);
    return wake;
  }

  /** Adds a message behind all others; gives how many it pushed out. */
  private int queue(Backlog rest, Subscription subscription, Message message) {
    int dropped = 0;
    if (!rest.takes(1, message.size()) && !rest.fits(1, message.size(), first)) {
      queueFirst(rest);
      dropped = rest.makeRoom(message.size());
    }
    rest.add(subscription, message);
    return dropped;
  }

  private void report(int dropped) {
    if (dropped > 0) {
      dispatcher.dropped(dropped);
    }
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
      if (isClosed()) {
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
      takenUp(now);
      message = first;
      subscription = firstOf;
      rest = takeUp();
    } finally {
      unlock();
    }
    if (message != null && subscription != null && begins(subscription)) {
      call(subscription, message, now);
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

  /**
   * As long as the subscription is the same, nothing is read that those who add messages write to:
   * two processors would wait for each other.
   */
  private void deliver(Backlog rest, Worker now) {
    DeliveryQueue batch = rest.outgoing();
    Subscription current = null;
    int next = NONE;
    while (!batch.isEmpty() && !now.isTired()) {
      int oldest = batch.oldest();
      Subscription subscription = batch.subscription(oldest);
      Object item = batch.item(oldest);
      if (subscription != null && item != null && batch.take(oldest)) {
        if (oldest != next && rest.earlyWaits()) { // what was ahead of it was pushed out
          deliverEarly(rest, oldest, now);
          current = null;
        }
        if (subscription == current || begins(subscription)) {
          call(subscription, item, now);
        }
        current = subscription;
        next = oldest + 1;
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
      over = laidDown();
      rests = !behind || backlog == null || backlog.isEmpty();
      vacant = rests && hasLeft();
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
      if (begins(next.subscription)) {
        call(next.subscription, next.gap, now);
      }
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

  /**
   * Discards what waits, for good; gives when the handler has returned that runs, or null where
   * none does, the caller's own aside.
   */
  @Nullable CompletableFuture<Void> close(Thread caller) {
    lock();
    try {
      first = null;
      firstOf = null;
      if (backlog != null) {
        backlog.discard();
      }
      return end(caller);
    } finally {
      unlock();
    }
  }

  boolean isIdle() {
    lock();
    try {
      return !scheduled;
    } finally {
      unlock();
    }
  }

  @Override
  long position() {
    return ((long) firsts << Integer.SIZE) + (backlog == null ? 0 : backlog.position());
  }
}
