package io.jview.liveview;

import java.time.Duration;

/** What one browser may ask of the server. */
record Limits(
    int waitingEvents,
    int waitingInfos,
    long waitingInfoBytes,
    int messagesPerSecond,
    int messageBurst,
    int topics,
    int frame,
    Duration pause,
    Duration stop) {

  /** How many joins a socket may ask for in one {@link #JOIN_WINDOW}. */
  static final int JOINS = 500;

  static final Duration JOIN_WINDOW = Duration.ofSeconds(10);

  /** How often {@code handleParams} may patch on. */
  static final int PATCHES = 20;

  /** How many times the limit of waiting events, or of a burst, closes the socket at once. */
  static final int FLOOD = 4;
}
