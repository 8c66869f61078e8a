package io.jview.liveview.host;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads and writes the signed session cookie, and the CSRF tokens that belong to it. From any
 * thread.
 */
public interface SessionCookies {

  /**
   * Gives the cookie's name.
   *
   * @return the name
   */
  String name();

  /**
   * Reads the cookie. Of several with its name, as a neighbouring site may set one too, the first
   * that is genuine counts.
   *
   * @param cookies the request's cookies
   * @return its values; empty where there is no cookie, or one that is forged or too old
   */
  Map<String, String> read(Cookies cookies);

  /**
   * Writes a cookie. It keeps the browser's CSRF secret where {@code values} came from {@link
   * #read}.
   *
   * @param values the values
   * @return the cookie's value: signed text without spaces, commas and semicolons
   * @throws IllegalArgumentException if it would be larger than 4,000 bytes
   */
  String write(Map<String, String> values);

  /**
   * Gives a session the CSRF secret of its browser. Where that is a new one, write the session with
   * the page whose form needs it.
   *
   * @param session the session's values, as read
   * @return the same values where they hold a secret already, else with a new one
   */
  Map<String, String> withCsrf(Map<String, String> session);

  /**
   * Gives a token for forms and sockets of the browser that holds the session. A session without a
   * CSRF secret gets none that works: {@link #withCsrf} and {@link LiveEndpoint#page} set one.
   *
   * @param session the session's values, as read
   * @return a fresh masked token
   */
  String csrfToken(Map<String, String> session);

  /**
   * Checks a token that came with a form or a socket.
   *
   * @param session the session's values, as read
   * @param token the token; null is wrong
   * @return whether it belongs to the session
   */
  boolean csrfValid(Map<String, String> session, @Nullable String token);

  /**
   * Checks a form or a socket by its token and by where its page is of. Two tabs that a browser
   * opens at once get a secret each, of which one is kept: the other tab's token then fits no
   * session any more. As long as the session holds nothing, a page of the very same origin is
   * believed without.
   *
   * @param session the session's values, as read
   * @param token the token; null is wrong
   * @param origin the {@code Origin} header; null where there is none, which proves nothing
   * @param host the host that was asked for, with its port where it is given; null: unknown
   * @param secure whether the browser came over TLS
   * @return whether it belongs to the session
   */
  default boolean isOwn(
      Map<String, String> session,
      @Nullable String token,
      @Nullable String origin,
      @Nullable String host,
      boolean secure) {
    return csrfValid(session, token);
  }
}
