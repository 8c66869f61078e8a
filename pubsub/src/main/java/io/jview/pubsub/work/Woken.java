package io.jview.pubsub.work;

import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/**
 * What one message has woken: filled by one thread, then handed over as a whole and taken from by
 * many, so that a message to many sessions costs few hand-overs.
 */
public final class Woken implements Ready {

  private static final int MOST = 64;

  private final Work[] works;
  private int count;
  private final AtomicInteger taken = new AtomicInteger();

  /** Makes an empty one for a number of them; more than 64 do not fit. */
  public Woken(int expected) {
    works = new Work[Math.min(expected, MOST)];
  }

  /** One with nothing else in it. */
  public static Woken alone(Work work) {
    Woken woken = new Woken(1);
    woken.add(work);
    return woken;
  }

  /** Adds one; by the thread that fills it. */
  public void add(Work work) {
    works[count++] = work;
  }

  /** Whether no more fit. */
  public boolean isFull() {
    return count == works.length;
  }

  @Override
  public @Nullable Work take() {
    int place = taken.getAndIncrement();
    return place < count ? works[place] : null;
  }

  @Override
  public boolean isEmpty() {
    return taken.get() >= count;
  }
}
