package io.jview.liveview.host;

/**
 * One browser's socket, as the server gives it to LiveView. Every method may be called from any
 * thread, never blocks and never throws; after the close all do nothing.
 */
public interface Transport {

  /**
   * Sends a text frame, after those sent before. A browser that does not read is the server's
   * business: past its bound of unwritten bytes it closes the socket and says so in the log.
   *
   * @param text the frame
   */
  void send(String text);

  /** Stops reading from the socket until {@link #resume}: its browser sends faster than we work. */
  void pause();

  /** Reads on. */
  void resume();

  /**
   * Closes the socket, after what was sent before.
   *
   * @param code the WebSocket close code, see RFC 6455, section 7.4
   * @param reason a few words, at most 123 bytes
   */
  void close(int code, String reason);
}
