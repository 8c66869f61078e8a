package io.jview.pubsub;

import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.log.Tally;

/** Where gaps end up that no handler takes: logged, and counted by whoever told them. */
final class UnhandledGaps {

  private static final LimitedLog LOG = new LimitedLog(TopicHandler.class, System::nanoTime);

  private UnhandledGaps() {}

  static void report(Gap gap) {
    Tally.add();
    LOG.warn(
        "Messages of topic '{}' may have been missed ({}) and the handler does not override onGap",
        gap.topic(),
        gap.reason());
  }
}
