package io.jview.pubsub.testkit.history;

import io.jview.pubsub.testkit.PubSubFixture;
import io.jview.pubsub.testkit.fixture.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.opentest4j.TestAbortedException;

/**
 * One fault after the other at random moments, of those that a fixture can make; each is over
 * before the next.
 *
 * @param fixture whose link
 */
public record RandomFaults(PubSubFixture fixture) {

  private static final int LONGEST_MILLIS = 500;

  /** Returns when the time is over and the link can be had for good. */
  public void run(RandomGenerator random, Duration time) {
    List<Runnable> faults =
        new ArrayList<>(
            List.of(
                fixture::cutLink,
                fixture::cutReceiving,
                fixture::cutSending,
                fixture::stallLink,
                fixture::freezeConnections));
    long end = System.nanoTime() + time.toNanos();
    while (System.nanoTime() - end < 0) {
      pause(random);
      if (!faults.isEmpty()) {
        Runnable fault = faults.get(random.nextInt(faults.size()));
        try {
          fault.run();
          pause(random);
          fixture.restoreLink();
        } catch (TestAbortedException cannot) {
          faults.remove(fault);
        }
      }
    }
  }

  private static void pause(RandomGenerator random) {
    Duration pause = Duration.ofMillis(random.nextInt(LONGEST_MILLIS));
    Waits.holdsWithin(pause, () -> false);
  }
}
