package io.jview.pubsub.replay;

import io.jview.pubsub.Message;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A part of a topic's log, as it was at one moment.
 *
 * @param epoch names the numbering; empty where there is no log
 * @param first the number of the oldest entry; one more than last where there is none
 * @param last the number of the newest entry that there ever was
 * @param entries in order
 */
public record Page(String epoch, long first, long last, List<Entry> entries) {

  /** Whether it has what stands there from a number on, as far as it goes. */
  boolean reaches(long number) {
    return entries.isEmpty() ? number > last : entries.getFirst().place().offset() <= number;
  }

  /**
   * A message in a log.
   *
   * @param message null where it could not be read
   */
  public record Entry(Logged place, @Nullable Message message) {}
}
