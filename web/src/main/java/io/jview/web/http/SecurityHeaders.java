package io.jview.web.http;

import io.jview.web.host.HttpExchange;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The security headers of every response. What comes later may replace them.
 *
 * @param contentSecurityPolicy the policy, in which <code>{socket}</code> stands for the address of
 *     our own socket; empty: none
 * @param embeddedIn the origins whose pages may show ours in a frame, besides our own
 * @param strictTransport for how long browsers are to come over TLS only; zero: that is not said
 */
public record SecurityHeaders(
    String contentSecurityPolicy, List<String> embeddedIn, Duration strictTransport) {

  private static final Pattern ANCESTORS = Pattern.compile("frame-ancestors[^;]*");

  private static final Pattern AUTHORITY =
      Pattern.compile("[A-Za-z0-9.\\-]+(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?");

  /** Has the policy name the origins of the frames. */
  public SecurityHeaders {
    if (!embeddedIn.isEmpty()) {
      String ancestors = "frame-ancestors 'self' " + String.join(" ", embeddedIn);
      Matcher present = ANCESTORS.matcher(contentSecurityPolicy);
      String end = contentSecurityPolicy.isEmpty() ? "" : "; ";
      contentSecurityPolicy =
          present.find()
              ? present.replaceFirst(Matcher.quoteReplacement(ancestors))
              : contentSecurityPolicy + end + ancestors;
    }
  }

  /** Puts them on an answer. */
  public void on(HttpExchange exchange) {
    exchange.header("X-Content-Type-Options", "nosniff");
    if (embeddedIn.isEmpty()) {
      exchange.header("X-Frame-Options", "SAMEORIGIN");
    }
    exchange.header("Referrer-Policy", "strict-origin-when-cross-origin");
    if (strictTransport.isPositive() && exchange.secure()) {
      exchange.header("Strict-Transport-Security", "max-age=" + strictTransport.toSeconds());
    }
    if (!contentSecurityPolicy.isEmpty()) {
      exchange.header(
          "Content-Security-Policy", contentSecurityPolicy.replace("{socket}", socket(exchange)));
    }
  }

  /** Gives our own socket's address: older browsers do not count it as {@code 'self'}. */
  private static String socket(HttpExchange exchange) {
    String authority = exchange.authority();
    if (authority == null || !AUTHORITY.matcher(authority).matches()) {
      return "";
    }
    return (exchange.secure() ? "wss://" : "ws://") + authority;
  }
}
