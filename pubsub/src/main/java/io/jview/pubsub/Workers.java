package io.jview.pubsub;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Mailboxes with something in them, and the workers that empty these. While mailboxes wait there is
 * always a worker that was called and has not begun: it begins when the others are fewer than the
 * processors or do not get on, which is so when a handler waits. So a handler that waits holds up
 * its own session only, and many mailboxes cost few threads.
 */
final class Workers {

  /** How often the called worker looks whether the others get on. */
  private static final long LOOK = TimeUnit.MICROSECONDS.toNanos(500);

  private static final int STUCK = -1;

  private final int enough = Runtime.getRuntime().availableProcessors();
  private final Queue<Ready> ready = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private final Set<Worker> atWork = new HashSet<>();
  private long delivered;

  /** The called worker's, while it waits for its turn. */
  private volatile @Nullable Thread spare;

  Workers(Executor executor, LongSupplier nanoTime) {
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  /** Mailboxes are to be emptied; none of them must be here already. */
  void add(Ready work) {
    ready.add(work);
    call();
  }

  private void call() {
    if (!called.get() && called.compareAndSet(false, true)) {
      boolean accepted = false;
      try {
        executor.execute(new Worker(this));
        accepted = true;
      } finally {
        if (!accepted) {
          called.set(false);
        }
      }
    }
  }

  /** The next mailbox, which belongs to the caller from here on; null where none waits. */
  @Nullable Mailbox next() {
    for (Ready first = ready.peek(); first != null; first = ready.peek()) {
      Mailbox next = first.take();
      if (first.isEmpty()) {
        ready.remove(first);
      }
      if (next != null) {
        callForMore();
        return next;
      }
    }
    return null;
  }

  private void callForMore() {
    if (!ready.isEmpty()) {
      call();
    }
  }

  long now() {
    return nanoTime.getAsLong();
  }

  boolean isEmpty() {
    return ready.isEmpty();
  }

  /** Keeps the called worker from its work while enough others get on with it. */
  void awaitTurn() {
    spare = Thread.currentThread();
    long before = STUCK;
    long progress = progress();
    while (progress != before && !ready.isEmpty()) {
      LockSupport.parkNanos(this, LOOK);
      before = progress;
      progress = progress();
    }
    spare = null;
  }

  /** How far those at work are, where enough of them run. */
  private long progress() {
    lock.lock();
    try {
      long running = atWork.stream().filter(Worker::isRunning).count();
      return running < enough ? STUCK : sum();
    } finally {
      lock.unlock();
    }
  }

  /** Lets a worker wait for a mailbox in place of one that would be called; false if one was. */
  boolean stay() {
    return called.compareAndSet(false, true);
  }

  /** The called worker has begun; what is added from here on calls the next. */
  void begun() {
    called.set(false);
  }

  void enter(Worker worker) {
    lock.lock();
    try {
      atWork.add(worker);
    } finally {
      lock.unlock();
    }
  }

  void leave(Worker worker) {
    lock.lock();
    try {
      atWork.remove(worker);
      delivered += worker.delivered();
    } finally {
      lock.unlock();
    }
    LockSupport.unpark(spare);
  }

  /** Mailboxes that are being emptied, now. */
  List<Mailbox> mailboxes() {
    lock.lock();
    try {
      List<Mailbox> mailboxes = new ArrayList<>(atWork.size());
      for (Worker worker : atWork) {
        Mailbox mailbox = worker.mailbox();
        if (mailbox != null) {
          mailboxes.add(mailbox);
        }
      }
      return mailboxes;
    } finally {
      lock.unlock();
    }
  }

  /** How many calls of handlers with a message have begun. */
  long delivered() {
    lock.lock();
    try {
      return sum();
    } finally {
      lock.unlock();
    }
  }

  private long sum() {
    long sum = delivered;
    for (Worker worker : atWork) {
      sum += worker.delivered();
    }
    return sum;
  }
}
