package io.jview.liveview.services;

import java.time.Duration;

/**
 * What browsers may ask of the server.
 *
 * @param waitingEvents how many messages may wait for a view before its socket is not read
 * @param waitingEventBytes how much text they may be, for a view, and twice that for a socket
 * @param frame how long a message may be once a join was admitted
 * @param firstFrame how long before
 * @param address how long an address may be
 * @param fields how many parameters an address or a form may have
 * @param joinDeadline by when the first join must have been admitted
 * @param views how many views may live on all sockets
 * @param sockets how many sockets may be open
 * @param socketsOfAddress how many that have not joined may be open from one address
 */
public record Limits(
    int waitingEvents,
    long waitingEventBytes,
    int waitingInfos,
    long waitingInfoBytes,
    int messagesPerSecond,
    int messageBurst,
    int topics,
    int frame,
    int firstFrame,
    int address,
    int fields,
    int views,
    int sockets,
    int socketsOfAddress,
    Duration joinDeadline,
    Duration pause,
    Duration stop) {

  /** How many times the limit of waiting events, or of a burst, closes the socket at once. */
  public static final int FLOOD = 4;
}
