package io.jview.benchmarks.load;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.LockSupport;
import org.HdrHistogram.Histogram;
import org.jspecify.annotations.Nullable;

/**
 * Measures how long numbered broadcasts take to be shown by every session. Numbers count from 1,
 * one by one, and a session shows the latest; one that it passes over, since a later one came
 * meanwhile, counts as shown with that one. Thread-safe.
 */
public final class FanOut implements LoadListener {

  private static final long LOOK_AGAIN_NANOS = 2_000_000;

  private final String key;
  private final int sessions;
  private final AtomicIntegerArray shown;
  private final AtomicLongArray sentAt;
  private final AtomicIntegerArray missing;
  private final AtomicInteger sent = new AtomicInteger();
  private final LongAdder backwards = new LongAdder();
  private final Histogram each = Tally.histogram();
  private final Histogram last = Tally.histogram();

  /**
   * Makes one.
   *
   * @param key where a session's page shows the number, see {@link LoadSession#text}
   * @param sessions how many sessions show it
   * @param broadcasts the highest number there will be
   */
  public FanOut(String key, int sessions, int broadcasts) {
    this.key = key;
    this.sessions = sessions;
    this.shown = new AtomicIntegerArray(sessions);
    this.sentAt = new AtomicLongArray(broadcasts + 1);
    this.missing = new AtomicIntegerArray(broadcasts + 1);
  }

  /**
   * Notes that the next number is about to be sent.
   *
   * @return the number
   */
  public int next() {
    int number = sent.incrementAndGet();
    missing.set(number, sessions);
    sentAt.set(number, System.nanoTime());
    return number;
  }

  @Override
  public void live(LoadSession session) {
    shown.set(session.number(), number(session));
  }

  @Override
  public void changed(LoadSession session, long nanos) {
    int before = shown.get(session.number());
    int now = number(session);
    if (now < before) {
      backwards.increment();
    }
    shown.set(session.number(), now);
    for (int number = before + 1; number <= now; number++) {
      note(number, (nanos - sentAt.get(number)) / 1_000);
    }
  }

  private void note(int number, long micros) {
    each.recordValue(Math.max(0, micros));
    if (missing.decrementAndGet(number) == 0) {
      last.recordValue(Math.max(0, micros));
    }
  }

  private int number(LoadSession session) {
    @Nullable String text = session.text(key);
    return text == null || text.isEmpty() ? 0 : Integer.parseInt(text);
  }

  /**
   * Waits until every session shows a number or a later one.
   *
   * @param number what {@link #next} gave
   * @param limit how long to wait
   * @return whether they do
   */
  public boolean awaitShown(int number, Duration limit) {
    long deadline = System.nanoTime() + limit.toNanos();
    while (missing.get(number) > 0) {
      if (System.nanoTime() - deadline > 0) {
        return false;
      }
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
    }
    return true;
  }

  /**
   * Counts the sessions that do not show the latest number.
   *
   * @param all the sessions
   * @return how many lag behind
   */
  public long lagging(List<LoadSession> all) {
    return all.stream().filter(session -> number(session) != sent.get()).count();
  }

  /**
   * Counts how often a session went back to a lower number.
   *
   * @return how often
   */
  public long backwards() {
    return backwards.sum();
  }

  /**
   * Gives the times from a broadcast's sending to each session, in microseconds.
   *
   * @return a copy
   */
  public Histogram each() {
    return each.copy();
  }

  /**
   * Gives the times from a broadcast's sending to the last session, in microseconds. A session that
   * was lost meanwhile may keep a broadcast out of it.
   *
   * @return a copy
   */
  public Histogram last() {
    return last.copy();
  }
}
