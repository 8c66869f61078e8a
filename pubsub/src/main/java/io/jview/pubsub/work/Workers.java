package io.jview.pubsub.work;

import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.LongSupplier;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What is ready to be emptied, such as mailboxes with something in them, and the workers that do
 * so. While something waits there is always a worker that was called and has not begun: it begins
 * when the others are fewer than the processors or do not get on, which is so when a handler waits.
 * So a handler that waits holds up its own session only, and many mailboxes cost few threads.
 */
public final class Workers {

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
  private final Set<Worker> aside = new HashSet<>();
  private long delivered;

  /** The called worker's, while it waits for its turn. */
  private volatile @Nullable Thread spare;

  /** Makes those that run on an executor, by a clock that reads nanoseconds. */
  public Workers(Executor executor, LongSupplier nanoTime) {
    this.executor = executor;
    this.nanoTime = nanoTime;
  }

  /** Hands in what is to be emptied; none of it must be here already. */
  public void add(Ready work) {
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

  /** Empties what is ready on a thread that is not the executor's, until nothing is. */
  void help(ThreadFactory threads) {
    threads.newThread(this::emptyAll).start();
  }

  private void emptyAll() {
    while (!ready.isEmpty()) {
      new Worker(this).help();
    }
  }

  /** The next one, which belongs to the caller from here on; null where none waits. */
  @Nullable Work next() {
    for (Ready first = ready.peek(); first != null; first = ready.peek()) {
      Work next = first.take();
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

  /** Calls a worker for what waits, if none is called: the executor may have failed to run one. */
  void callForMore() {
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

  /**
   * How far those at work are, where enough of them run. Who waits is looked at once, and again
   * when it has gone on: twenty thousand may wait.
   */
  private long progress() {
    lock.lock();
    try {
      for (Iterator<Worker> all = atWork.iterator(); all.hasNext(); ) {
        Worker worker = all.next();
        if (!worker.isRunning()) {
          all.remove();
          aside.add(worker);
          delivered += worker.setAside();
        }
      }
      return atWork.size() < enough ? STUCK : sum();
    } finally {
      lock.unlock();
    }
  }

  /** A worker that was set aside goes on. */
  void back(Worker worker) {
    lock.lock();
    try {
      if (aside.remove(worker)) {
        delivered -= worker.takeBack();
        atWork.add(worker);
      }
    } finally {
      lock.unlock();
    }
  }

  /** Lets a worker wait for more in place of one that would be called; false if one was. */
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
      if (aside.remove(worker)) {
        delivered -= worker.takeBack();
      }
      atWork.remove(worker);
      delivered += worker.delivered();
    } finally {
      lock.unlock();
    }
    LockSupport.unpark(spare);
  }

  /** What is being emptied, now. */
  List<Work> current() {
    lock.lock();
    try {
      return Stream.concat(atWork.stream(), aside.stream())
          .map(Worker::current)
          .filter(Objects::nonNull)
          .toList();
    } finally {
      lock.unlock();
    }
  }

  /** How many calls of handlers with a message have begun. */
  public long delivered() {
    lock.lock();
    try {
      return sum() + aside.stream().mapToLong(Worker::sinceSetAside).sum();
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
