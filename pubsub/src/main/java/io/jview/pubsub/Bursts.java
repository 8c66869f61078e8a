package io.jview.pubsub;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one topic that gathers messages, of all topics of an engine. Whoever has something for
 * another one ends that first, so that gathering changes neither the order that a session sees, on
 * one topic or on several, nor what its mailbox has room for.
 */
final class Bursts {

  private final AtomicReference<@Nullable Topic> gathering = new AtomicReference<>();

  /** Has another topic put into its mailboxes what it has gathered. No topic is locked. */
  void settle(Topic next) {
    Topic other = gathering.get();
    if (other != null && other != next) {
      other.interrupt();
    }
  }

  /** Lets a topic, which is locked, gather; false if it must not. */
  boolean begin(Topic topic) {
    return gathering.compareAndSet(null, topic);
  }

  /** A topic, which is locked, has put all into its mailboxes and gathers no more. */
  void end(Topic topic) {
    gathering.compareAndSet(topic, null);
  }
}
