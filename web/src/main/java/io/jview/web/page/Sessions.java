package io.jview.web.page;

import io.jview.liveview.Session;
import io.jview.liveview.host.SessionCookies;
import io.jview.web.http.Exchange;
import io.jview.web.http.SetCookie;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and sets cookies: HTTP only, for the whole site, same-site, secure where TLS is. */
public final class Sessions {

  private final SessionCookies cookies;
  private final boolean alwaysSecure;

  public Sessions(SessionCookies cookies, boolean alwaysSecure) {
    this.cookies = cookies;
    this.alwaysSecure = alwaysSecure;
  }

  /** Gives what applications may see of a session: names with an underscore first are ours. */
  static Session visible(Map<String, String> session) {
    Map<String, String> visible = new LinkedHashMap<>(session);
    visible.keySet().removeIf(name -> name.startsWith("_"));
    return Session.of(visible);
  }

  Map<String, String> read(Exchange exchange) {
    return cookies.read(exchange.cookies());
  }

  void write(Exchange exchange, Map<String, String> session) {
    set(exchange, cookies.name(), session.isEmpty() ? "" : cookies.write(session));
  }

  /** Gives the session with a CSRF secret: itself where it has one. */
  Map<String, String> withCsrf(Map<String, String> session) {
    return cookies.withCsrf(session);
  }

  String csrfToken(Map<String, String> session) {
    return cookies.csrfToken(session);
  }

  boolean csrfValid(Map<String, String> session, @Nullable String token) {
    return cookies.csrfValid(session, token);
  }

  /** Sets a cookie; an empty value removes it. */
  void set(Exchange exchange, String name, String value) {
    // Other cookies are those that the client's script sets too, for the whole host.
    boolean ours = name.equals(cookies.name()) && !exchange.base().isEmpty();
    boolean secure = alwaysSecure || exchange.host().secure();
    new SetCookie(name, value, ours ? exchange.base() : "/", secure).on(exchange);
  }
}
