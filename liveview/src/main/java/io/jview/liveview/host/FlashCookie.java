package io.jview.liveview.host;

import java.util.Map;

/**
 * Reads and writes the cookie that carries flash messages to the page that is loaded next. The
 * client's script sets it too, so it is not HTTP-only and belongs under {@code /}. From any thread.
 */
public interface FlashCookie {

  /**
   * Gives the cookie's name.
   *
   * @return the name
   */
  String name();

  /**
   * Reads the cookie. Who shows the messages has it removed.
   *
   * @param cookies the request's cookies
   * @return the messages by their kind; empty where there is no cookie, or one that is forged or a
   *     day old
   */
  Map<String, String> read(Cookies cookies);

  /**
   * Writes a cookie.
   *
   * @param messages the messages by their kind
   * @return the cookie's value: signed text without spaces, commas and semicolons; empty, which
   *     removes the cookie, where there are no messages
   */
  String write(Map<String, String> messages);
}
