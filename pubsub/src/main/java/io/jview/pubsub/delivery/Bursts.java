package io.jview.pubsub.delivery;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one topic that gathers messages, of all topics of an engine. Whoever has something for
 * another one ends that first, so that gathering changes neither the order that a session sees, on
 * one topic or on several, nor what its mailbox has room for.
 */
final class Bursts {

  private final AtomicReference<@Nullable Gathering> gathering = new AtomicReference<>();

  /** Has another topic put into its mailboxes what it has gathered. No topic is locked. */
  @SuppressWarnings("ReferenceEquality")
  void settle(Gathering next) {
    Gathering other = gathering.get();
    if (other != null && other != next) {
      other.interrupt();
    }
  }

  /** Lets a topic, which is locked, gather; false if it must not. */
  boolean begin(Gathering topic) {
    return gathering.compareAndSet(null, topic);
  }

  /** A topic, which is locked, has put all into its mailboxes and gathers no more. */
  void end(Gathering topic) {
    gathering.compareAndSet(topic, null);
  }

  /** A topic that may gather messages. */
  abstract static class Gathering {

    /** Puts into the mailboxes what was gathered, and gathers no more for a while. */
    abstract void interrupt();
  }
}
