package io.jview.pubsub;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Mailboxes with something in them, and the workers that empty these. While mailboxes wait there is
 * always a worker that was called and has not begun: it begins when a processor is free, which is
 * also when a handler waits. So a handler that waits holds up its own session only, and many
 * mailboxes cost one thread.
 */
final class Workers {

  private final Queue<Mailbox> ready = new ConcurrentLinkedQueue<>();
  private final AtomicBoolean called = new AtomicBoolean();
  private final Executor executor;
  private final LongSupplier nanoTime;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private final Set<Worker> atWork = new HashSet<>();
  private long delivered;

  Workers(Executor executor, LongSupplier nanoTime) {
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  /** A mailbox is to be emptied; it must not be here already. */
  void add(Mailbox mailbox) {
    ready.add(mailbox);
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
    Mailbox next = ready.poll();
    if (next != null && !ready.isEmpty()) {
      call();
    }
    return next;
  }

  long now() {
    return nanoTime.getAsLong();
  }

  boolean isEmpty() {
    return ready.isEmpty();
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
      long sum = delivered;
      for (Worker worker : atWork) {
        sum += worker.delivered();
      }
      return sum;
    } finally {
      lock.unlock();
    }
  }
}
