package io.jview.pubsub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What waits for one session, in order, within bounds. While there is work one worker takes it out
 * and calls the handlers, one call at a time; an idle mailbox costs no thread.
 *
 * <p>A message that does not fit pushes out the oldest ones; a gap takes their place, ahead of what
 * remains. Gaps are never pushed out.
 *
 * <p>Two queues change places: messages are added to the one under the lock, and taken from the
 * other without it, so that a mailbox under load is locked once for a whole batch. Only who must
 * push out the oldest takes from the other side too. The mailbox is its own lock, which keeps the
 * lock beside what it guards.
 */
final class Mailbox extends BriefLock {

  final Session session;
  private final Dispatcher dispatcher;

  // Guarded by the lock, but that the worker takes from outgoing without it.
  private DeliveryQueue incoming = new DeliveryQueue();
  private DeliveryQueue outgoing = new DeliveryQueue();
  private @Nullable EarlyGaps early;
  private int room;
  private long roomBytes;
  private int batches;
  private boolean scheduled;
  private @Nullable Worker worker;

  // Written under the lock, read by the worker without it.
  private volatile boolean closed;
  private volatile boolean earlyWaits;
  private volatile @Nullable CompletableFuture<Void> finished;

  /** Written by the worker, before it looks whether the subscription has ended. */
  private volatile @Nullable Subscription running;

  Mailbox(Session session, Dispatcher dispatcher) {
    this.session = session;
    this.dispatcher = dispatcher;
  }

  void add(Subscription subscription, Message message) {
    int dropped = 0;
    boolean wake;
    lock();
    try {
      room--;
      roomBytes -= message.size();
      if (room < 0 || roomBytes < 0) {
        dropped = makeRoom(message.size());
      }
      wake = append(subscription, message);
    } finally {
      unlock();
    }
    if (wake || dropped > 0) {
      dispatcher.added(this, wake, dropped);
    }
  }

  void add(Subscription subscription, Gap gap) {
    boolean wake;
    lock();
    try {
      wake = append(subscription, gap);
    } finally {
      unlock();
    }
    dispatcher.added(this, wake, 0);
  }

  private boolean append(Subscription subscription, Object item) {
    if (closed) {
      return false;
    }
    incoming.add(subscription, item);
    boolean wake = !scheduled;
    scheduled = true;
    return wake;
  }

  /**
   * Counts what waits, and drops the oldest until one more message fits; gives how many it dropped.
   */
  private int makeRoom(int size) {
    int dropped = 0;
    int messages = incoming.messages() + outgoing.messages();
    long bytes = incoming.atMost() + outgoing.atMost();
    if (!dispatcher.fits(messages, bytes + size)) {
      bytes = incoming.atMost() + outgoing.measure();
    }
    while (messages > 0 && !dispatcher.fits(messages, bytes + size)) {
      Message oldest = dropOldest();
      dropped += oldest == null ? 0 : 1;
      messages = incoming.messages() + outgoing.messages();
      bytes -= oldest == null ? bytes : oldest.size();
    }
    room = dispatcher.maxMessages() - messages - 1;
    roomBytes = dispatcher.maxBytes() - bytes - size;
    return dropped;
  }

  /** Drops the oldest message, and sets gaps ahead of it aside; null where there is none. */
  private @Nullable Message dropOldest() {
    if (early == null) {
      early = new EarlyGaps();
    }
    while (!outgoing.isEmpty() || !incoming.isEmpty()) {
      boolean next = outgoing.isEmpty();
      DeliveryQueue queue = next ? incoming : outgoing;
      int oldest = queue.oldest();
      Subscription subscription = queue.subscription(oldest);
      Object item = queue.item(oldest);
      earlyWaits = true; // ahead of dropping: the worker, when it takes the next one, must see it
      if (subscription != null && item != null && queue.drop(oldest)) {
        int place = next ? EarlyGaps.NEXT_BATCH : oldest;
        early.dropped(place, outgoing.isEmpty(), subscription, item);
        if (item instanceof Message message) {
          return message;
        }
      }
    }
    return null;
  }

  /**
   * Delivers what waits, or as much as the worker likes; called by one worker at a time. Gives
   * whether it rests now, and need not be called again until it says so.
   */
  boolean work(Worker now) {
    takeUp(now);
    deliver(outgoing, now);
    boolean rests = layDown();
    if (rests && session.isVacant()) {
      session.registry.release(session);
    }
    return rests;
  }

  private void deliver(DeliveryQueue batch, Worker now) {
    while (!batch.isEmpty() && !now.isTired()) {
      int oldest = batch.oldest();
      Subscription subscription = batch.subscription(oldest);
      Object item = batch.item(oldest);
      if (subscription != null && item != null && batch.take(oldest)) {
        if (earlyWaits) {
          deliverEarly(oldest, now);
        }
        deliver(subscription, item, now);
      }
    }
    if (earlyWaits && batch.isEmpty()) {
      deliverEarly(EarlyGaps.NEXT_BATCH, now);
    }
  }

  private void takeUp(Worker now) {
    lock();
    try {
      worker = now;
      if (outgoing.isEmpty()) {
        nextBatch();
      }
    } finally {
      unlock();
    }
  }

  /** Ends the work for now; tells whether nothing is left. */
  private boolean layDown() {
    CompletableFuture<Void> over;
    boolean rests;
    lock();
    try {
      running = null;
      worker = null;
      over = takeFinished();
      rests = outgoing.isEmpty() && incoming.isEmpty() && !earlyWaits;
      if (rests) {
        rest();
      }
    } finally {
      unlock();
    }
    complete(over);
    return rests;
  }

  private void nextBatch() {
    DeliveryQueue emptied = outgoing;
    emptied.reset();
    outgoing = incoming;
    incoming = emptied;
    if (early != null) {
      early.nextBatch();
    }
    batches++;
  }

  /** Lets go of all that an idle mailbox does not need. */
  private void rest() {
    incoming.release();
    outgoing.release();
    early = null;
    room = 0;
    roomBytes = 0;
    scheduled = false;
  }

  /** Delivers the gaps that belong ahead of a place in the batch. */
  private void deliverEarly(int place, Worker now) {
    for (EarlyGaps.Early next = pollEarly(place); next != null; next = pollEarly(place)) {
      deliver(next.subscription, next.gap, now);
    }
  }

  private EarlyGaps.@Nullable Early pollEarly(int place) {
    lock();
    try {
      EarlyGaps.Early next = early == null ? null : early.poll(place);
      earlyWaits = early != null && !early.isEmpty();
      return next;
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
      incoming.release();
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
      long number = ((long) batches << Integer.SIZE) + outgoing.oldest();
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
