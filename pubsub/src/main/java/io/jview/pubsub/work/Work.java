package io.jview.pubsub.work;

import org.jspecify.annotations.Nullable;

/** Something that fills up and is to be emptied, by one worker at a time. */
public interface Work {

  /**
   * Does what there is to do, or as much as the worker likes; called by one worker at a time. Gives
   * whether it rests now, and need not be called again until it is handed in anew.
   */
  boolean work(Worker now);

  /** The handler's call under way, for the watchdog; null where none is. From any thread. */
  @Nullable Call call();

  /** A handler's call: the number is another one for each. */
  record Call(String sessionId, String topic, long number, Thread thread) {}
}
