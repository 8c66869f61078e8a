package io.jview.examples.store;

import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import java.time.Duration;
import java.util.concurrent.CompletionStage;

/**
 * What a page has still to do since its store or its broker was away: to read again until it can,
 * and to tell the others of a change that they have perhaps not heard of. They are told twice,
 * since a write that has timed out may be done a moment after the store is back. Immutable; a part
 * of the page's state.
 *
 * @param waiting whether a {@link #RETRY} is on its way
 * @param untold how often the others are still to be told
 */
public record Recovery(boolean waiting, int untold) {

  /** Nothing to do. */
  public static final Recovery NONE = new Recovery(false, 0);

  /** The topic of the info that asks the page to read again. */
  public static final String RETRY = "store:retry";

  /** The topic of the info that says that a broadcast has failed. */
  public static final String UNTOLD = "store:untold";

  private static final Duration PAUSE = Duration.ofSeconds(1);
  private static final int TIMES = 2;

  /**
   * Broadcasts that something has changed; a failure comes back as {@link #UNTOLD}.
   *
   * @param topic where to
   * @param socket the page's socket
   */
  public static void tell(String topic, LiveSocket socket) {
    CompletionStage<Void> told = socket.broadcast(topic, "changed");
    told.exceptionally(
        failure -> {
          socket.send(Info.of(UNTOLD, topic));
          return null;
        });
  }

  /**
   * Takes note that a read has failed.
   *
   * @param socket the page's socket, which will bring a {@link #RETRY}
   * @return what is to be done now
   */
  public Recovery unread(LiveSocket socket) {
    return later(untold, socket);
  }

  /**
   * Takes note that a write has failed, or that the others could not be told of it.
   *
   * @param socket the page's socket, which will bring a {@link #RETRY}
   * @return what is to be done now
   */
  public Recovery untold(LiveSocket socket) {
    return later(TIMES, socket);
  }

  /**
   * Takes note that the {@link #RETRY} is there.
   *
   * @return what is to be done now
   */
  public Recovery retried() {
    return new Recovery(false, untold);
  }

  /**
   * Takes note that a read has succeeded, and tells the others if they are to be told.
   *
   * @param topic where to
   * @param socket the page's socket
   * @return what is to be done now
   */
  public Recovery read(String topic, LiveSocket socket) {
    if (waiting || untold == 0) {
      return this;
    }
    tell(topic, socket);
    return untold == 1 ? NONE : later(untold - 1, socket);
  }

  private Recovery later(int toTell, LiveSocket socket) {
    if (!waiting) {
      socket.sendAfter(PAUSE, Info.of(RETRY, null));
    }
    return new Recovery(true, toTell);
  }
}
