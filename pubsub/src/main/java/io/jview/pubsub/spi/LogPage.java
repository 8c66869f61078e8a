package io.jview.pubsub.spi;

import java.util.List;

/**
 * What was read of a topic's log, all of it as it was at one moment.
 *
 * @param epoch names the numbering: another one wherever a log was begun anew, on whichever server;
 *     empty where there is no log. At most 40 letters and digits
 * @param first the number of the oldest entry that is kept; one more than last where none is
 * @param last the number of the newest entry that there ever was; 0 where there was none
 * @param entries the entries asked for, in order
 */
public record LogPage(String epoch, long first, long last, List<LogEntry> entries) {

  /** There is no log. */
  public static final LogPage NONE = new LogPage("", 1, 0, List.of());
}
