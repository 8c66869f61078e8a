package io.jview.server;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/**
 * How far a connection has come with what its client has begun: requests, their headers, a frame.
 * {@link #begin} and {@link #end} are called by any thread, the rest by the one that watches the
 * deadlines.
 */
final class Progress {

  /**
   * How many requests of one connection are worked on at once; the next ones wait. Browsers have as
   * many where each needs a connection of its own.
   */
  private static final int AT_ONCE = 6;

  private final Queue<Runnable> waiting = new ArrayDeque<>(0); // guarded by this
  private int working; // guarded by this
  private boolean handsOut; // guarded by this
  private long messages;
  private long bytes;
  private long changedNanos;
  private long begunNanos;
  private boolean begun = true;
  private boolean seen;

  /** Works on a request, when it is its turn. */
  void begin(Runnable work) {
    synchronized (this) {
      waiting.add(work);
    }
    handOut();
  }

  /** A request is answered, in whatever way. */
  void end() {
    synchronized (this) {
      working--;
    }
    handOut();
  }

  /** One thread at a time does, for a request may have ended when its work has been begun. */
  private void handOut() {
    for (Runnable next = take(); next != null; next = take()) {
      try {
        next.run();
      } finally {
        handedOut();
      }
    }
  }

  private synchronized @Nullable Runnable take() {
    Runnable next = handsOut || working >= AT_ONCE ? null : waiting.poll();
    if (next != null) {
      handsOut = true;
      working++;
    }
    return next;
  }

  private synchronized void handedOut() {
    handsOut = false;
  }

  private synchronized boolean isAnswering() {
    return working > 0 || !waiting.isEmpty();
  }

  /** Looks at the connection. One that has said nothing yet has begun its first request. */
  void look(Connection connection, long now) {
    if (!seen) {
      seen = true;
      begunNanos = now;
      changedNanos = now;
    }
    boolean busy = isAnswering() || connection.getMessagesIn() != messages;
    boolean more = connection.getBytesIn() != bytes;
    messages = connection.getMessagesIn();
    bytes = connection.getBytesIn();
    if (busy || more) {
      changedNanos = now;
    }
    if (busy) {
      begun = false;
    } else if (more && !begun) {
      begun = true;
      begunNanos = now;
    }
  }

  /** For how long something has been begun and not been completed, in nanoseconds. */
  long unfinishedNanos(long now) {
    return begun ? now - begunNanos : 0;
  }

  /** For how long nothing has happened at all, in nanoseconds. */
  long idleNanos(long now) {
    return now - changedNanos;
  }
}
