package io.jview.liveview.host;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * How much all browsers together may make a process hold: messages and bodies that are not
 * complete, what waits for views, and what waits to be read by browsers. Each holder may hold a
 * little uncounted; past the total the largest holders have to let go, until it is kept.
 * Thread-safe.
 */
public final class MemoryBudget {

  private static final int SLACK = 16;

  private final long total;
  private final long least;
  private final AtomicLong counted = new AtomicLong();
  private final Set<Share> large = ConcurrentHashMap.newKeySet();
  private final AtomicBoolean evicting = new AtomicBoolean();
  private final LongAdder evictions = new LongAdder();

  /**
   * Makes a budget.
   *
   * @param total how many bytes all may hold, besides what each may hold uncounted
   * @param least how many bytes each holder may hold uncounted
   * @throws IllegalArgumentException if either is negative
   */
  public MemoryBudget(long total, long least) {
    if (total < 0 || least < 0) {
      throw new IllegalArgumentException("A budget must not be negative");
    }
    this.total = total;
    this.least = least;
  }

  /**
   * Adds a holder, which holds nothing yet. It costs nothing while it holds little.
   *
   * @param letGo frees what is held, such as by closing a connection; called by any thread, at most
   *     once; it must return at once and not throw
   * @return its share
   */
  public Share open(Runnable letGo) {
    return new Share(letGo);
  }

  /**
   * Tells how much is held besides what is not counted.
   *
   * @return the bytes, now
   */
  public long counted() {
    return counted.get();
  }

  /**
   * Tells how many holders had to let go.
   *
   * @return how many, since the start
   */
  public long evictions() {
    return evictions.sum();
  }

  private void enforce() {
    if (counted.get() > total && evicting.compareAndSet(false, true)) {
      try {
        evict();
      } finally {
        evicting.set(false);
      }
    }
  }

  /** Frees somewhat more than is needed, so that not every byte that follows has to look again. */
  private void evict() {
    List<Share> largest = new ArrayList<>(large);
    largest.sort(Comparator.comparingLong(Share::held).reversed());
    for (Share share : largest) {
      if (counted.get() <= total - total / SLACK) {
        return;
      }
      share.evict();
    }
  }

  /** What one holder holds. Thread-safe. */
  public final class Share {

    private final AtomicLong held = new AtomicLong();
    private final Runnable letGo;
    private volatile boolean evicted;
    private boolean kept; // guarded by this

    private Share(Runnable letGo) {
      this.letGo = letGo;
    }

    /**
     * Takes note that more is held.
     *
     * @param bytes how many more
     * @return whether that may be; false: this holder has had to let go, so hold no more
     */
    public boolean add(long bytes) {
      long now = held.addAndGet(bytes);
      if (now > least) {
        count(now - bytes, now);
        enforce();
      }
      return !evicted;
    }

    /**
     * Takes note that less is held.
     *
     * @param bytes how many less
     */
    public void remove(long bytes) {
      long now = held.addAndGet(-bytes);
      if (now + bytes > least) {
        count(now + bytes, now);
      }
    }

    /** Holds on to what is held: from now on others have to let go in its stead. */
    public void keep() {
      synchronized (this) {
        kept = true;
        large.remove(this);
      }
    }

    /** Takes note that nothing is held any more. */
    public void clear() {
      remove(held.get());
    }

    /**
     * Tells how much is held.
     *
     * @return the bytes, now
     */
    public long held() {
      return held.get();
    }

    private void count(long before, long now) {
      counted.addAndGet(Math.max(now - least, 0) - Math.max(before - least, 0));
      synchronized (this) {
        if (held.get() > least && !kept) {
          large.add(this);
        } else {
          large.remove(this);
        }
      }
    }

    /** Takes it out of the count at once: what it frees is on its way. */
    private void evict() {
      evicted = true;
      evictions.increment();
      clear();
      letGo.run();
    }
  }
}
