package io.jview.pubsub.delivery;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;

/**
 * Stands between a subscription's mailbox and its handler, and decides what the handler is given.
 * Called in the session's turn, one call at a time; what it throws is a bug.
 */
public interface Guard {

  /** Takes a message, a gap, or a word that was put into the mailbox for it. */
  void take(Object item, Handler handler);

  /** The handler, which throws nothing; good for the one call. */
  interface Handler {

    /** Has the handler called with a message. */
    void hand(Message message);

    /** Has the handler told a gap. */
    void tell(Gap gap);

    /** Whether the subscription has ended: nothing is handed on any more. */
    boolean isOver();
  }
}
