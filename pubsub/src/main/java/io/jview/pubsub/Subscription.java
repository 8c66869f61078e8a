package io.jview.pubsub;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One session on one topic, from its first subscribing to its end. */
final class Subscription {

  static final int NOWHERE = -1;

  final Session session;
  final Mailbox mailbox;
  final Topic topic;

  /** Where it stands among those on the topic; the topic's. */
  int place = NOWHERE;

  /** Looked up at each delivery: the last one given wins. */
  volatile TopicHandler handler;

  /** Once true, no handler begins any more, and it stays true; the mailbox's. */
  volatile boolean ended;

  /** The overflow that waits to be told; guarded by the mailbox's lock. */
  EarlyGaps.@Nullable Early overflow;

  /** Whether the broker was asked for the topic on its behalf; guarded by the topic's lock. */
  boolean announced;

  /** Whether the broker refused it after it was done; written under the topic's lock. */
  volatile boolean rejected;

  /** The stage to complete when the broker has confirmed the topic; guarded by the topic's lock. */
  @Nullable CompletableFuture<Void> confirmation;

  Subscription(Session session, Topic topic, TopicHandler handler) {
    this.session = session;
    this.mailbox = session.mailbox;
    this.topic = topic;
    this.handler = handler;
  }
}
