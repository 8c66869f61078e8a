package io.jview.server.socket;

import java.nio.ByteBuffer;
import java.util.function.Consumer;
import org.eclipse.jetty.util.BufferUtil;
import org.jspecify.annotations.Nullable;

/**
 * Answers pings, one at a time: while an answer is on its way, only the newest ping is kept for the
 * next one, as RFC 6455 allows (section 5.5.3). Thread-safe.
 */
final class Pongs {

  private final Consumer<ByteBuffer> send;
  private @Nullable ByteBuffer next; // guarded by this, as all that follows
  private boolean onItsWay;

  /**
   * Makes them.
   *
   * @param send sends an answer, and calls {@link #sent} when it is written
   */
  Pongs(Consumer<ByteBuffer> send) {
    this.send = send;
  }

  /** Takes a ping, whose payload is copied. */
  void answer(ByteBuffer payload) {
    ByteBuffer copy = BufferUtil.copy(payload);
    synchronized (this) {
      if (onItsWay) {
        next = copy;
        return;
      }
      onItsWay = true;
    }
    send.accept(copy);
  }

  /** An answer is written. */
  void sent() {
    ByteBuffer waiting;
    synchronized (this) {
      waiting = next;
      next = null;
      onItsWay = waiting != null;
    }
    if (waiting != null) {
      send.accept(waiting);
    }
  }
}
