package io.jview.pubsub.testkit.history;

import io.jview.pubsub.testkit.PubSubFixture;
import io.jview.pubsub.testkit.fixture.Waits;
import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * Cuts the link and restores it, at random moments.
 *
 * @param fixture whose link
 */
public record RandomOutages(PubSubFixture fixture) {

  private static final int OUTAGES = 4;
  private static final int LONGEST_MILLIS = 300;

  /** Returns when the link can be had for good; gives how often it was cut. */
  public int run(RandomGenerator random) {
    for (int outage = 0; outage < OUTAGES; outage++) {
      pause(random);
      fixture.cutLink();
      pause(random);
      fixture.restoreLink();
    }
    return OUTAGES;
  }

  private static void pause(RandomGenerator random) {
    Duration pause = Duration.ofMillis(random.nextInt(LONGEST_MILLIS));
    Waits.holdsWithin(pause, () -> false);
  }
}
