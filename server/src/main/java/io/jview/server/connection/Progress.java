package io.jview.server.connection;

import java.util.ArrayDeque;
import java.util.Queue;
import org.eclipse.jetty.io.Connection;
import org.jspecify.annotations.Nullable;

/**
 * How far a connection has come with what its client has begun: requests, their headers, a frame.
 * {@link #begin} and {@link #end} are called by any thread, the rest by the one that watches the
 * deadlines.
 */
public final class Progress {

  /** How many of its requests are worked on at once before it has taken an answer. */
  private static final int AT_FIRST = 2;

  private final int atOnce;
  private final Queue<Runnable> waiting = new ArrayDeque<>(0); // guarded by this
  private boolean taking; // guarded by this
  private int working; // guarded by this
  private boolean handsOut; // guarded by this
  private long messages;
  private long bytes;
  private long changedNanos;
  private long begunNanos;
  private boolean begun = true;
  private boolean seen;

  /**
   * Makes one.
   *
   * @param atOnce how many requests are worked on at once, once the client has taken an answer
   */
  Progress(int atOnce) {
    this.atOnce = atOnce;
  }

  /** Works on a request, when it is its turn. */
  public void begin(Runnable work) {
    synchronized (this) {
      waiting.add(work);
    }
    handOut();
  }

  /**
   * A request is answered, in whatever way.
   *
   * @param taken whether the client has taken the answer
   */
  public void end(boolean taken) {
    synchronized (this) {
      working--;
      taking |= taken;
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
    Runnable next = handsOut || working >= (taking ? atOnce : AT_FIRST) ? null : waiting.poll();
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
