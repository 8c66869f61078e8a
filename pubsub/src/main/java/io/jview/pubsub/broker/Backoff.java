package io.jview.pubsub.broker;

import java.time.Duration;
import java.util.random.RandomGenerator;

/** Growing, jittered pauses between tries. Used by one thread at a time. */
final class Backoff {

  private static final long FIRST_MILLIS = 100;
  private static final long LONGEST_MILLIS = 10_000;

  private final RandomGenerator random;
  private long millis = FIRST_MILLIS;

  Backoff(RandomGenerator random) {
    this.random = random;
  }

  /** The next pause: between a half and the whole of a time that doubles, up to ten seconds. */
  Duration next() {
    long pause = millis / 2 + random.nextLong(millis / 2 + 1);
    millis = Math.min(2 * millis, LONGEST_MILLIS);
    return Duration.ofMillis(pause);
  }

  void reset() {
    millis = FIRST_MILLIS;
  }
}
