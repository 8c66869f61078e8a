package io.jview.pubsub.postgres.link;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Warns of a queue of notifications that fills up: when it is full, whoever notifies fails. A line
 * is written when it passes a quarter, and at each tenth more. Used by one thread.
 */
final class QueueWatch {

  private static final Logger log = LoggerFactory.getLogger(QueueWatch.class);
  private static final double FIRST = 0.25;
  private static final double STEP = 0.1;

  private final String address;
  private double next = FIRST;

  QueueWatch(String address) {
    this.address = address;
  }

  /** Takes how full it is, from 0 to 1. */
  void usage(double usage) {
    if (usage >= next) {
      log.warn(
          "The notification queue of PostgreSQL at {} is {} % full: a session that listens does not"
              + " read, or is in a long transaction; find it in pg_stat_activity and end it",
          address, Math.round(usage * 100));
      next = usage + STEP;
    } else if (usage < FIRST) {
      next = FIRST;
    }
  }
}
