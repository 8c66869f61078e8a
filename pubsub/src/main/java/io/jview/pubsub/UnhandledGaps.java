package io.jview.pubsub;

import io.jview.pubsub.log.LimitedLog;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/** Where gaps end up that no handler takes: logged, and counted by the engine that told them. */
final class UnhandledGaps {

  private static final LimitedLog LOG = new LimitedLog(TopicHandler.class, System::nanoTime);
  private static final ThreadLocal<@Nullable LongAdder> COUNTER = new ThreadLocal<>();

  private UnhandledGaps() {}

  static void tell(TopicHandler handler, Gap gap, LongAdder unhandled) {
    COUNTER.set(unhandled);
    try {
      handler.onGap(gap);
    } finally {
      COUNTER.remove();
    }
  }

  static void report(Gap gap) {
    LongAdder counter = COUNTER.get();
    if (counter != null) {
      counter.increment();
    }
    LOG.warn(
        "Messages of topic '{}' may have been missed ({}) and the handler does not override onGap",
        gap.topic(),
        gap.reason());
  }
}
