package io.jview.benchmarks.broker;

import io.jview.benchmarks.Rounds;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongConsumer;

/** Messages a second, end to end, with a bounded number in flight; nothing may be lost. */
public final class Throughput implements Rounds.Trial {

  private static final int CHUNK = 250;
  private static final int PATIENCE_SECONDS = 20;

  private final Way.Opening opening;
  private final Duration time;
  private final int window;
  private final AtomicLong disorder = new AtomicLong();

  /**
   * Makes one.
   *
   * @param window the most messages in flight, a multiple of 250
   */
  public Throughput(Way.Opening opening, Duration time, int window) {
    this.opening = opening;
    this.time = time;
    this.window = window;
  }

  @Override
  public double measure() throws Exception {
    Arrivals arrivals = new Arrivals();
    try (Way way = opening.open(arrivals)) {
      long begin = System.nanoTime();
      long end = begin + time.toNanos();
      long sent = 0;
      do {
        if (!arrivals.room.tryAcquire(CHUNK)) {
          way.flush();
          await(arrivals.room, CHUNK);
        }
        for (int i = 0; i < CHUNK; i++) {
          way.send(sent++);
        }
      } while (System.nanoTime() < end);
      way.flush();
      await(arrivals.room, window);
      return sent * 1e9 / (System.nanoTime() - begin);
    }
  }

  private static void await(Semaphore room, int messages) throws InterruptedException {
    if (!room.tryAcquire(messages, PATIENCE_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("messages were lost");
    }
  }

  /** Whether all messages came in the order in which they were sent, in all measurements. */
  public boolean keepsOrder() {
    return disorder.get() == 0;
  }

  /** Makes room in chunks, so that the sender is not woken for each message. */
  private final class Arrivals implements LongConsumer {
    private final Semaphore room = new Semaphore(window);
    private final AtomicLong count = new AtomicLong();

    @Override
    public void accept(long number) {
      long place = count.getAndIncrement();
      if (place != number) {
        disorder.incrementAndGet();
      }
      if ((place + 1) % CHUNK == 0) {
        room.release(CHUNK);
      }
    }
  }
}
