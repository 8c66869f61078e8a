package io.jview.pubsub.spi;

import java.time.Duration;

/**
 * How much of a topic a {@link ReplayLog} keeps. It may keep an eighth more of each, and always
 * keeps the newest entry while that is not too old.
 *
 * @param entries how many of the newest entries
 * @param bytes how large their frames may be together
 * @param age for how long an entry is kept, by the broker's own clock
 */
public record LogBounds(int entries, long bytes, Duration age) {

  /** By how much more may be kept: one part in so many. */
  public static final int SLACK = 8;

  /**
   * Tells when it is time to tidy up.
   *
   * @return how many entries there may be until then
   */
  public long mostEntries() {
    return entries + (long) entries / SLACK;
  }

  /**
   * Tells when it is time to tidy up.
   *
   * @return how large the entries may be until then
   */
  public long mostBytes() {
    return bytes + bytes / SLACK;
  }
}
