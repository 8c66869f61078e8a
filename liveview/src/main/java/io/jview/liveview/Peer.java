package io.jview.liveview;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Who is at the other end of a page, as far as the web server could tell. The browser says the user
 * agent and the locale itself, so they are hints and no proof. Immutable.
 *
 * @param address the IP address, without a port; that of a proxy unless the server trusts what the
 *     proxy says of it; null where it is not known, as in tests
 * @param userAgent what the browser calls itself, at most {@value #MAX_USER_AGENT} characters of
 *     it; null where it says nothing
 * @param locale the language that the browser prefers; null where it says none
 */
public record Peer(@Nullable String address, @Nullable String userAgent, @Nullable Locale locale) {

  /** How much is kept of what a browser calls itself, in characters. */
  public static final int MAX_USER_AGENT = 512;

  /** A peer of which nothing is known. */
  public static final Peer UNKNOWN = new Peer(null, null, null);

  /** Shortens what is too long. */
  public Peer {
    if (userAgent != null && userAgent.length() > MAX_USER_AGENT) {
      userAgent = userAgent.substring(0, MAX_USER_AGENT);
    }
  }
}
