package io.jview.liveview.services;

import java.time.Duration;

/** What one browser may ask of the server. */
public record Limits(
    int waitingEvents,
    int waitingInfos,
    long waitingInfoBytes,
    int messagesPerSecond,
    int messageBurst,
    int topics,
    int frame,
    Duration pause,
    Duration stop) {

  /** How many times the limit of waiting events, or of a burst, closes the socket at once. */
  public static final int FLOOD = 4;
}
