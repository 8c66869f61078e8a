package io.jview.pubsub.work;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Empties what is ready, one after the other, in one thread; ends when its turn is over. */
public final class Worker implements Runnable {

  /** How long it works before it lets others have the processor. */
  private static final long TURN = TimeUnit.MILLISECONDS.toNanos(1);

  /** After how many turns it ends, and lets others have the thread. */
  private static final int TURNS = 32;

  /** After how many deliveries it looks at the clock. */
  private static final int LOOK = 64;

  /** How often it looks once more before it ends, which is cheaper than another thread. */
  private static final int PATIENCE = 4;

  /** How long it waits between two looks: spins, from fewest to most. */
  private static final int SHORTEST = 32;

  private static final int LONGEST = 1024;

  /** How many messages at a time make it look sooner, or later. */
  private static final int MANY = 256;

  private static final int FEW = 64;

  private static final long AT_WORK = -1;

  private final Workers workers;

  /** Written by its thread alone. */
  private final AtomicLong delivered = new AtomicLong();

  // Its thread's own.
  private long began;
  private int turns;
  private long before;
  private int batches;
  private int pause = SHORTEST;
  private long lookAt = LOOK;

  /** How much it had delivered when it was set aside because it waited; written under the lock. */
  private volatile long asideAt = AT_WORK;

  private volatile @Nullable Thread thread;
  private volatile @Nullable Work current;

  /** Makes one that has not begun. */
  public Worker(Workers workers) {
    this.workers = workers;
  }

  @Override
  public void run() {
    thread = Thread.currentThread();
    workers.awaitTurn();
    begin();
    workers.begun();
    takeTurns();
  }

  /** Works at once, beside whoever was called. */
  void help() {
    thread = Thread.currentThread();
    begin();
    takeTurns();
  }

  private void begin() {
    began = workers.now();
    workers.enter(this);
  }

  private void takeTurns() {
    try {
      work();
    } finally {
      current = null;
      workers.leave(this);
    }
  }

  private void work() {
    Work next = workers.next();
    while (next != null) {
      current = next;
      batches++;
      boolean rests = next.work(this);
      boolean goesOn = !isTired() || takesAnotherTurn();
      if (!rests && goesOn && workers.isEmpty()) {
        pause();
        continue;
      }
      if (!rests) {
        workers.add(Woken.alone(next));
      }
      current = null;
      next = goesOn ? another() : null;
    }
  }

  /** Lets others have the processor; false if they are to have the thread too. */
  @SuppressWarnings("ThreadPriorityCheck")
  private boolean takesAnotherTurn() {
    turns++;
    Thread.yield();
    began = workers.now();
    return turns < TURNS;
  }

  private @Nullable Work another() {
    Work next = workers.next();
    return next == null && workers.stay() ? linger() : next;
  }

  /** Waits a moment for more, in place of a worker that would be called for it. */
  private @Nullable Work linger() {
    for (int i = 0; i < PATIENCE && workers.isEmpty(); i++) {
      pause();
    }
    workers.begun();
    return workers.next();
  }

  /**
   * Waits the longer, the less had gathered the last time: under load it is better to come late and
   * find more than to hurry after each message.
   */
  private void pause() {
    adapt();
    for (int spins = 0; spins < pause; spins++) {
      Thread.onSpinWait();
    }
  }

  private void adapt() {
    if (batches > 0) {
      long gathered = (delivered.getPlain() - before) / batches;
      if (gathered < FEW) {
        pause = Math.min(2 * pause, LONGEST);
      } else if (gathered > MANY) {
        pause = Math.max(pause / 2, SHORTEST);
      }
      before = delivered.getPlain();
      batches = 0;
    }
  }

  /** Notes that a message is being delivered; by its thread. */
  public void delivers() {
    delivered.setOpaque(delivered.getPlain() + 1);
    if (asideAt != AT_WORK) {
      workers.back(this);
    }
  }

  /** Is not looked at any more until it delivers again, since it waits; gives what it has done. */
  long setAside() {
    asideAt = delivered();
    return asideAt;
  }

  /** What it has done since it was set aside, which it has not told yet. */
  long sinceSetAside() {
    return delivered() - asideAt;
  }

  /** Is looked at again; gives what it had done when it was set aside, or 0. */
  long takeBack() {
    long before = asideAt;
    asideAt = AT_WORK;
    return before == AT_WORK ? 0 : before;
  }

  /** Whether its turn is over; asked by its thread. */
  public boolean isTired() {
    return delivered.getPlain() >= lookAt && looksTired();
  }

  private boolean looksTired() {
    boolean tired = workers.now() - began >= TURN;
    if (!tired) {
      lookAt = delivered.getPlain() + LOOK;
    }
    return tired;
  }

  long delivered() {
    return delivered.getOpaque();
  }

  /** What it empties now; null where it does nothing. */
  @Nullable Work current() {
    return current;
  }

  /** Its thread, once it has begun. */
  public @Nullable Thread thread() {
    return thread;
  }

  /** Whether its thread does not wait for anything. */
  boolean isRunning() {
    Thread running = thread;
    return running != null && running.getState() == Thread.State.RUNNABLE;
  }

  /** Whether this thread is its own. */
  public boolean isCurrent() {
    return thread == Thread.currentThread();
  }
}
