package io.jview.liveview.host;

/**
 * LiveView's side of one socket. The server calls it, one call at a time; the calls return at once.
 */
public interface LiveConnection {

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
