package io.jview.web.http;

import io.jview.liveview.host.Cookies;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How the session's cookie is called. Over TLS a prefix makes browsers keep everybody else from
 * setting it: neighbours on other subdomains, and whoever answers in the clear (RFC 6265bis,
 * section 4.1.3.2).
 *
 * @param name its name without the prefix
 * @param alwaysSecure whether every request counts as one over TLS
 */
public record SessionCookie(String name, boolean alwaysSecure) {

  private static final String HOST_ONLY = "__Host-";

  /** Tells whether cookies are for TLS only. */
  public boolean isSecure(Exchange exchange) {
    return alwaysSecure || exchange.host().secure();
  }

  /** Gives the name that the browser knows. Below a path the prefix is not allowed. */
  public String nameFor(Exchange exchange) {
    return isSecure(exchange) && exchange.base().isEmpty() ? HOST_ONLY + name : name;
  }

  /** Gives a request's cookies, the session's under its plain name. */
  Cookies in(Cookies sent, Exchange exchange) {
    String known = nameFor(exchange);
    return known.equals(name) ? sent : new Renamed(sent, name, known);
  }

  private record Renamed(Cookies sent, String name, String known) implements Cookies {

    private String sentAs(String asked) {
      return asked.equals(name) ? known : asked;
    }

    @Override
    public @Nullable String get(String asked) {
      return sent.get(sentAs(asked));
    }

    @Override
    public List<String> all(String asked) {
      return sent.all(sentAs(asked));
    }
  }
}
