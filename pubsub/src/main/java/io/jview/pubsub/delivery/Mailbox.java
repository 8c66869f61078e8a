package io.jview.pubsub.delivery;

import io.jview.pubsub.Message;
import io.jview.pubsub.work.Woken;
import io.jview.pubsub.work.Worker;
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

  private final String sessionId;

  // Guarded by the lock.
  private @Nullable Message first;
  private @Nullable Recipient firstOf;
  private int firsts;
  private @Nullable Backlog backlog;
  private boolean scheduled;

  /** Whether something was put into the backlog since the mailbox was idle. */
  private boolean behind;

  Mailbox(String sessionId, Dispatcher dispatcher) {
    super(dispatcher);
    this.sessionId = sessionId;
  }

  /** Adds a message; gives whether the caller must have a worker look after the mailbox. */
  boolean add(Recipient recipient, Message message) {
    int dropped = 0;
    lock();
    try {
      if (isClosed()) {
        return false;
      }
      if (!scheduled) {
        first = message;
        firstOf = recipient;
        scheduled = true;
        return true;
      }
      dropped = queue(backlog(), recipient, message);
    } finally {
      unlock();
    }
    report(dropped);
    return false;
  }

  /** Adds messages; gives whether the caller must have a worker look after the mailbox. */
  boolean add(Recipient recipient, Burst burst) {
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
        rest.add(recipient, burst);
      } else {
        for (int i = 0; i < burst.count(); i++) {
          dropped += queue(rest, recipient, burst.messages()[i]);
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
  private int queue(Backlog rest, Recipient recipient, Message message) {
    int dropped = 0;
    if (!rest.takes(1, message.size()) && !rest.fits(1, message.size(), first)) {
      queueFirst(rest);
      dropped = rest.makeRoom(message.size());
    }
    rest.add(recipient, message);
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

  /** Adds what takes no place and is never pushed out: a gap, or a word for a guard. */
  void add(Recipient recipient, Object item) {
    boolean wake;
    lock();
    try {
      if (isClosed()) {
        return;
      }
      backlog().add(recipient, item);
      wake = !scheduled;
      scheduled = true;
    } finally {
      unlock();
    }
    if (wake) {
      dispatcher.workers().add(Woken.alone(this));
    }
  }

  @Override
  public boolean work(Worker now) {
    Message message;
    Recipient recipient;
    Backlog rest;
    lock();
    try {
      takenUp(now);
      message = first;
      recipient = firstOf;
      rest = takeUp();
    } finally {
      unlock();
    }
    if (message != null && recipient != null && begins(recipient)) {
      call(recipient, message, now);
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
   * As long as the recipient is the same, nothing is read that those who add messages write to: two
   * processors would wait for each other.
   */
  private void deliver(Backlog rest, Worker now) {
    DeliveryQueue batch = rest.outgoing();
    Recipient current = null;
    int next = NONE;
    while (!batch.isEmpty() && !now.isTired()) {
      int oldest = batch.oldest();
      Recipient recipient = batch.recipient(oldest);
      Object item = batch.item(oldest);
      if (recipient != null && item != null && batch.take(oldest)) {
        if (oldest != next && rest.earlyWaits()) { // what was ahead of it was pushed out
          deliverEarly(rest, oldest, now);
          current = null;
        }
        if (recipient.is(current) || begins(recipient)) {
          call(recipient, item, now);
        }
        current = recipient;
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
      dispatcher.atRest(sessionId);
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
      if (begins(next.recipient)) {
        call(next.recipient, next.item, now);
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
