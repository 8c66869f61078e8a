package io.jview.pubsub;

import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The one topic that gathers messages, of all topics of an engine. Whoever has something for
 * another one has these put into their mailboxes first, so that gathering changes no order that a
 * session could see, on one topic or on several.
 */
final class Bursts {

  private final AtomicReference<@Nullable Topic> gathering = new AtomicReference<>();

  /** Has another topic that gathers put into its mailboxes what it has. No topic is locked. */
  void settle(Topic next) {
    Topic other = gathering.get();
    if (other != null && other != next) {
      other.interrupt();
    }
  }

  /** Notes that a topic, which is locked, holds messages back; false if it must not. */
  boolean begin(Topic topic) {
    return gathering.compareAndSet(null, topic);
  }

  /** Notes that a topic, which is locked, holds none any more. */
  void end(Topic topic) {
    gathering.compareAndSet(topic, null);
  }
}
