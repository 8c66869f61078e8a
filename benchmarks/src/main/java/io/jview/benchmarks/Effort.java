package io.jview.benchmarks;

import java.time.Duration;

/**
 * How much is measured.
 *
 * @param rounds how often each contender is measured, after a first time that does not count
 * @param trial how long one measurement takes, about
 * @param most the largest number of subscribers, sessions or topics
 */
public record Effort(int rounds, Duration trial, int most) {

  /** For results to keep. */
  public static final Effort FULL = new Effort(5, Duration.ofMillis(500), Integer.MAX_VALUE);

  /** Only to see that it works. */
  public static final Effort SMOKE = new Effort(1, Duration.ofMillis(20), 10);

  /** A number of subscribers, sessions or topics, as far as this effort goes. */
  public int atMost(int number) {
    return Math.min(number, most);
  }
}
