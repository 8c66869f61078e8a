package io.jview.pubsub.replay;

import io.jview.pubsub.Message;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/**
 * What was sent while a session read the log: the newest messages, within bounds, so that it can go
 * on with them where the log ends. What does not fit is read from the log. Used in the session's
 * turn.
 */
final class Stash {

  private static final int MOST = 1_024;
  private static final long MOST_BYTES = 256 << 10;

  private final Deque<Message> messages = new ArrayDeque<>(4);
  private long bytes;

  void add(Message message) {
    messages.add(message);
    bytes += message.size();
    while (messages.size() > MOST || (bytes > MOST_BYTES && messages.size() > 1)) {
      bytes -= messages.removeFirst().size();
    }
  }

  @Nullable Message poll() {
    Message first = messages.poll();
    bytes -= first == null ? 0 : first.size();
    return first;
  }

  void clear() {
    messages.clear();
    bytes = 0;
  }
}
