package io.jview.liveview.host;

/**
 * LiveView's side of one socket. The server calls it, one call at a time; the calls return at once.
 */
public interface LiveConnection {

  /**
   * Tells how long a message may be. A socket that sends a longer one is to be closed with 1009,
   * before the message is complete.
   *
   * @return the length in bytes, for now: it grows once a page was joined
   */
  int maxMessageBytes();

  /**
   * Takes note of something that is no whole message: a ping, a pong, an empty or a very short part
   * of a message. It counts in what the browser may send.
   */
  void arrived();

  /**
   * Takes a text frame.
   *
   * @param frame the whole message
   */
  void text(String frame);

  /**
   * Takes a binary frame.
   *
   * @param frame the whole message, which the server does not touch any more
   */
  void binary(byte[] frame);

  /** Tells that the socket is gone, however it ended. Called once, last. */
  void closed();
}
