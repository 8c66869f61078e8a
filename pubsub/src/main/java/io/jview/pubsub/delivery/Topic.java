package io.jview.pubsub.delivery;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.work.Ready;
import io.jview.pubsub.work.Woken;
import io.jview.pubsub.work.Work;
import io.jview.pubsub.work.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A topic with somebody on it, and the place where its one order is made: what is delivered under
 * its lock reaches every session in the same order.
 */
public final class Topic extends Bursts.Gathering {

  /** For how many sessions messages are gathered at all. */
  private static final int FEWEST = 4;

  /** How many messages go straight to the mailboxes once another topic has come between. */
  private static final int STRAIGHT = 64;

  private final String name;
  private final Upstream upstream;

  /** Held while messages and gaps of this topic are put into mailboxes, and to come and go. */
  private final ReentrantLock order = new ReentrantLock();

  /** Those on it; each knows its place. Guarded by the lock. */
  private final ArrayList<Subscription> subscriptions = new ArrayList<>(1);

  private final Workers workers;
  private final Bursts bursts;

  /** What waits here for those on it; null until they could not keep up. Guarded as they are. */
  private @Nullable Burst burst;

  Topic(String name, Dispatcher dispatcher, Upstream upstream) {
    this.name = name;
    this.upstream = upstream;
    this.workers = dispatcher.workers();
    this.bursts = dispatcher.bursts();
  }

  /** What it is called. */
  public String name() {
    return name;
  }

  /** What it has to do with the world outside; guarded by the lock. */
  public Upstream upstream() {
    return upstream;
  }

  /** Takes the lock, under which its order is made. */
  public void lock() {
    order.lock();
  }

  /** Lets go of the lock. */
  public void unlock() {
    order.unlock();
  }

  /** Called by the registry only. */
  void add(Subscription subscription) {
    order.lock();
    try {
      flush();
      end(0);
      subscription.place = subscriptions.size();
      subscriptions.add(subscription);
    } finally {
      order.unlock();
    }
  }

  /** Called by the registry only; false for one that is not there. */
  boolean remove(Subscription subscription) {
    order.lock();
    try {
      flush();
      end(0);
      int place = subscription.place;
      if (place == Subscription.NOWHERE) {
        return false;
      }
      Subscription last = subscriptions.removeLast();
      if (last != subscription) {
        subscriptions.set(place, last);
        last.place = place;
      }
      subscription.place = Subscription.NOWHERE;
      return true;
    } finally {
      order.unlock();
    }
  }

  /** Whether nobody is on it. */
  public boolean isEmpty() {
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
      return subscriptions.isEmpty() && upstream.dispose();
    } finally {
      order.unlock();
    }
  }

  /** Those on it, now; under the lock. */
  public List<Subscription> subscriptions() {
    return List.copyOf(subscriptions);
  }

  /** Has what other topics hold back put into the mailboxes; this thread holds no topic's lock. */
  public void settleOthers() {
    bursts.settle(this);
  }

  /** As {@link #append(Message, Audience, boolean)}; this thread holds no topic's lock. */
  public void deliver(Message message, Audience audience, boolean isLogged) {
    settleOthers();
    order.lock();
    try {
      append(message, audience, isLogged);
    } finally {
      order.unlock();
    }
  }

  /** Delivers a message to every session on this topic; under the lock. */
  public void append(Message message) {
    if (burst == null || !burst.gathers()) {
      int woken = scatter(subscription -> subscription.mailbox.add(subscription, message));
      if (isBusy(woken)) {
        begin();
      }
      return;
    }
    burst.add(message);
    if (burst.isFull()) {
      flush();
    } else if (burst.count() == 1) {
      workers.add(new Due(this));
    }
  }

  /**
   * Delivers a message to those on this topic whom it is for; under the lock.
   *
   * @param isLogged whether it stands in the topic's log: guards get it in any case, for they count
   */
  public void append(Message message, Audience audience, boolean isLogged) {
    if (audience.isAllHere()) {
      append(message);
      return;
    }
    flush();
    scatter(
        subscription ->
            ((isLogged && subscription.guard != null) || audience.has(subscription.sessionId))
                && subscription.mailbox.add(subscription, message));
  }

  /** Whether most of those on the topic still had work, and it is worth it to gather for them. */
  private boolean isBusy(int woken) {
    return subscriptions.size() >= FEWEST && 2 * woken < subscriptions.size();
  }

  private void begin() {
    Burst known = burst;
    if (known == null) {
      known = new Burst();
      burst = known;
    }
    if (known.isWanted() && bursts.begin(this)) {
      known.begin();
    }
  }

  private void end(int messagesToGoStraight) {
    if (burst != null && burst.gathers()) {
      burst.end(messagesToGoStraight);
      bursts.end(this);
    }
  }

  /** Puts into the mailboxes what was gathered. */
  void settle() {
    order.lock();
    try {
      flush();
    } finally {
      order.unlock();
    }
  }

  @Override
  void interrupt() {
    order.lock();
    try {
      flush();
      end(STRAIGHT);
    } finally {
      order.unlock();
    }
  }

  private void flush() {
    Burst gathered = burst;
    if (gathered != null && !gathered.isEmpty()) {
      boolean alone = gathered.count() == 1;
      gathered.pour();
      int woken = scatter(subscription -> subscription.mailbox.add(subscription, gathered));
      gathered.poured();
      if (alone && !isBusy(woken)) {
        end(0);
      }
    }
  }

  /** Adds to all mailboxes, and has those looked after that need it; gives how many these are. */
  private int scatter(Predicate<Subscription> addition) {
    int sum = 0;
    Woken woken = null;
    for (int i = 0, count = subscriptions.size(); i < count; i++) {
      Subscription subscription = subscriptions.get(i);
      if (!subscription.parked && addition.test(subscription)) {
        woken = woken == null ? new Woken(count - i) : woken;
        woken.add(subscription.mailbox);
        sum++;
      }
      if (woken != null && (woken.isFull() || i == count - 1)) {
        workers.add(woken);
        woken = null;
      }
    }
    return sum;
  }

  /**
   * Gives a session nothing of this topic for now, or all again; tells whether that is a change.
   */
  public boolean park(Subscription subscription, boolean isParked) {
    order.lock();
    try {
      boolean changes = subscription.parked != isParked;
      if (changes) {
        flush();
        end(0);
        subscription.parked = isParked;
      }
      return changes;
    } finally {
      order.unlock();
    }
  }

  /** Appends a gap to the mailbox of every session on this topic; under the lock. */
  public void tell(Gap gap) {
    flush();
    for (Subscription subscription : subscriptions) {
      subscription.mailbox.add(subscription, gap);
    }
  }

  /** Appends a gap to the mailbox of one session that is or was on this topic. */
  public void tell(Subscription subscription, Gap gap) {
    order.lock();
    try {
      flush();
      subscription.mailbox.add(subscription, gap);
    } finally {
      order.unlock();
    }
  }

  /** A topic that has gathered something, in the place where it is its turn. */
  private static final class Due implements Ready {
    private final Topic topic;
    private final AtomicBoolean taken = new AtomicBoolean();

    Due(Topic topic) {
      this.topic = topic;
    }

    @Override
    public @Nullable Work take() {
      if (taken.compareAndSet(false, true)) {
        topic.settle();
      }
      return null;
    }

    @Override
    public boolean isEmpty() {
      return taken.get();
    }
  }
}
