package io.jview.benchmarks.load;

/**
 * Hears what happens in sessions. Called on the client's own threads, for one session by one thread
 * at a time; it must not wait.
 */
public interface LoadListener {

  /** Hears nothing. */
  LoadListener NONE = new LoadListener() {};

  /**
   * The session has joined, for the first time or anew; its texts are those of the reply.
   *
   * @param session the session
   */
  default void live(LoadSession session) {}

  /**
   * Something of the page has changed; the session's texts are the new ones.
   *
   * @param session the session
   * @param nanos when it was read, as {@link System#nanoTime} tells
   */
  default void changed(LoadSession session, long nanos) {}

  /**
   * The connection is gone; the session comes back by itself.
   *
   * @param session the session
   * @param reason what ended it
   */
  default void lost(LoadSession session, String reason) {}
}
