package io.jview.pubsub.delivery;

import io.jview.pubsub.TopicHandler;
import org.jspecify.annotations.Nullable;

/** Whom an item in a mailbox is for: all that a mailbox knows of a subscription. */
abstract class Recipient {

  final String sessionId;
  final String topic;

  /** Looked up at each delivery: the last one given wins. */
  volatile TopicHandler handler;

  /** What stands before the handler; null for topics that are not kept. */
  volatile @Nullable Guard guard;

  /** Once true, no handler begins any more, and it stays true; the mailbox's. */
  volatile boolean ended;

  /**
   * By which run of drops an overflow waits to be told; 0 where none does. Guarded by the mailbox's
   * lock.
   */
  int overflow;

  Recipient(String sessionId, String topic, TopicHandler handler) {
    this.sessionId = sessionId;
    this.topic = topic;
    this.handler = handler;
  }

  /** Whether it is this very one. */
  @SuppressWarnings("ReferenceEquality")
  final boolean is(@Nullable Recipient other) {
    return this == other;
  }
}
