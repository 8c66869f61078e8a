package io.jview.pubsub.presence.node;

import io.jview.pubsub.Message;
import java.util.List;

/** What instances say to each other; {@link #from} is who says it. */
sealed interface Said {

  /** The instance that says it. */
  String from();

  /** One session, by a number that its instance gave it. */
  record Entry(long id, String key, Message meta) {

    /** About how many bytes it has in a message. */
    int size() {
      return meta.size() + 3 * key.length() + 32;
    }
  }

  /**
   * What has changed on a topic with an instance's own sessions.
   *
   * @param n the number of this; grows
   * @param after the number of what was said before; 0 where nothing was, and so this is all
   * @param set who is there, or says something else
   * @param gone who is not there any more
   */
  record Change(String from, long n, long after, List<Entry> set, List<Long> gone)
      implements Said {}

  /**
   * All of an instance's own sessions on a topic, in parts that follow each other.
   *
   * @param n the number of this; grows; the same for all parts
   * @param part which part this is, from 1 on
   * @param parts how many there are
   * @param entries who is there
   */
  record State(String from, long n, int part, int parts, List<Entry> entries) implements Said {}

  /** Asks all instances for their state of a topic. */
  record Ask(String from) implements Said {}

  /** An instance with sessions is alive. */
  record Alive(String from) implements Said {}

  /** An instance has ended. */
  record Bye(String from) implements Said {}

  /** Asks one instance, which was taken for dead, for all that it has. */
  record AskInstance(String from, String of) implements Said {}
}
