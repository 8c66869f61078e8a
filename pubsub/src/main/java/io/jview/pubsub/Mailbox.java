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
 *
 * <p>Two queues change places: messages are added to the one under the lock, and taken from the
 * other without it, so that a mailbox under load is locked once for a whole batch. Only who must
 * push out the oldest takes from the other side too.
 */
final class Mailbox implements Runnable {

  /** How many deliveries a task makes before it lets others have the processor. */
  private static final int TURN = 256;

  final Session session;
  private final Dispatcher dispatcher;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock, but that the task takes from outgoing without it.
  private DeliveryQueue incoming = new DeliveryQueue();
  private DeliveryQueue outgoing = new DeliveryQueue();
  private @Nullable EarlyGaps early;
  private int room;
  private long roomBytes;
  private int batches;
  private boolean scheduled;
  private @Nullable Thread runner;

  // Written under the lock, read by the task without it.
  private volatile boolean closed;
  private volatile boolean earlyWaits;
  private volatile @Nullable CompletableFuture<Void> finished;

  /** Written by the task, before it looks whether the subscription has ended. */
  private volatile @Nullable Subscription running;

  Mailbox(Session session, Dispatcher dispatcher) {
    this.session = session;
    this.dispatcher = dispatcher;
  }

  void add(Subscription subscription, Message message) {
    int dropped = 0;
    boolean wake;
    lock.lock();
    try {
      room--;
      roomBytes -= message.size();
      if (room < 0 || roomBytes < 0) {
        dropped = makeRoom(message.size());
      }
      wake = append(subscription, message);
    } finally {
      lock.unlock();
    }
    if (wake || dropped > 0) {
      dispatcher.added(this, wake, dropped);
    }
  }

  void add(Subscription subscription, Gap gap) {
    boolean wake;
    lock.lock();
    try {
      wake = append(subscription, gap);
    } finally {
      lock.unlock();
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
      earlyWaits = true; // ahead of dropping: the task, when it takes the next one, must see it
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

  /** Takes out and delivers what waits; run by the dispatcher's executor, never twice at once. */
  @Override
  @SuppressWarnings("ThreadPriorityCheck")
  public void run() {
    begin();
    do {
      while (refill()) {
        deliver(outgoing);
        deliverEarly(EarlyGaps.NEXT_BATCH);
      }
      Thread.yield(); // under load more has come by then, which is cheaper than another thread
    } while (!rest());
    session.registry.release(session);
  }

  private void begin() {
    lock.lock();
    try {
      runner = Thread.currentThread();
      dispatcher.active(this, true);
    } finally {
      lock.unlock();
    }
  }

  @SuppressWarnings("ThreadPriorityCheck") // a virtual thread keeps its carrier until it yields
  private void deliver(DeliveryQueue batch) {
    while (!batch.isEmpty()) {
      int oldest = batch.oldest();
      Subscription subscription = batch.subscription(oldest);
      Object item = batch.item(oldest);
      if (subscription != null && item != null && batch.take(oldest)) {
        if (earlyWaits) {
          deliverEarly(oldest);
        }
        deliver(subscription, item);
        if (oldest % TURN == TURN - 1) {
          Thread.yield();
        }
      }
    }
  }

  /** Makes what has come in the next batch; false if nothing has. */
  private boolean refill() {
    lock.lock();
    try {
      running = null;
      finish();
      if (incoming.isEmpty() && !earlyWaits) {
        return false;
      }
      DeliveryQueue emptied = outgoing;
      emptied.reset();
      outgoing = incoming;
      incoming = emptied;
      if (early != null) {
        early.nextBatch();
      }
      batches++;
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Lets go of all that an idle mailbox does not need; false if something has come. */
  private boolean rest() {
    lock.lock();
    try {
      if (!incoming.isEmpty() || earlyWaits) {
        return false;
      }
      incoming.release();
      outgoing.release();
      early = null;
      room = 0;
      roomBytes = 0;
      scheduled = false;
      runner = null;
      dispatcher.active(this, false);
      return true;
    } finally {
      lock.unlock();
    }
  }

  /** Delivers the gaps that belong ahead of a place in the batch. */
  private void deliverEarly(int place) {
    for (EarlyGaps.Early next = pollEarly(place); next != null; next = pollEarly(place)) {
      deliver(next.subscription, next.gap);
    }
  }

  private EarlyGaps.@Nullable Early pollEarly(int place) {
    lock.lock();
    try {
      EarlyGaps.Early next = early == null ? null : early.poll(place);
      earlyWaits = early != null && !early.isEmpty();
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** Calls the handler, unless the subscription has ended; the order of the three steps matters. */
  private void deliver(Subscription subscription, Object item) {
    running = subscription;
    if (finished != null) {
      finishNow();
    }
    if (!subscription.ended && !closed) {
      dispatcher.deliver(subscription, item);
    }
  }

  private void finishNow() {
    lock.lock();
    try {
      finish();
    } finally {
      lock.unlock();
    }
  }

  /** The call that was waited for is over: the task has gone on, or will not make it. */
  private void finish() {
    CompletableFuture<Void> over = finished;
    finished = null;
    if (over != null) {
      dispatcher.complete(over);
    }
  }

  /**
   * Ends a subscription; gives when no handler of it begins any more, or null where that is now.
   */
  @Nullable CompletableFuture<Void> end(Subscription subscription) {
    lock.lock();
    try {
      subscription.ended = true;
      if (running != subscription || runner == Thread.currentThread()) {
        return null;
      }
      CompletableFuture<Void> over = whenFinished();
      return running == subscription
          ? over.copy().completeOnTimeout(null, 1, TimeUnit.SECONDS)
          : null;
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
      incoming.release();
      return running == null || runner == caller ? null : whenFinished();
    } finally {
      lock.unlock();
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
    lock.lock();
    try {
      Subscription subscription = running;
      if (subscription == null || runner == null || runner == caller) {
        return null;
      }
      runner.interrupt();
      return subscription.topic.name;
    } finally {
      lock.unlock();
    }
  }

  /** The call under way, for the watchdog; null where none is. */
  @Nullable Call call() {
    lock.lock();
    try {
      Subscription subscription = running;
      if (subscription == null || runner == null) {
        return null;
      }
      long number = ((long) batches << Integer.SIZE) + outgoing.oldest();
      return new Call(session.id, subscription.topic.name, number, runner);
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
