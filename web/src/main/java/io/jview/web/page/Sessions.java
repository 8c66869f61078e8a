package io.jview.web.page;

import io.jview.liveview.Session;
import io.jview.liveview.host.FlashCookie;
import io.jview.liveview.host.SessionCookies;
import io.jview.web.Layout;
import io.jview.web.host.HttpExchange;
import io.jview.web.http.Exchange;
import io.jview.web.http.SessionCookie;
import io.jview.web.http.SetCookie;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads and sets cookies: same-site, secure where TLS is, the session's out of scripts' reach. */
public final class Sessions {

  private final SessionCookies cookies;
  private final FlashCookie flash;
  private final @Nullable Function<Session, @Nullable String> userOf;
  private final SessionCookie sessionCookie;
  private final boolean embedded;

  /**
   * Makes them.
   *
   * @param userOf names a session's user; null where the site does not say
   * @param embedded whether the site is shown in frames of other sites
   */
  public Sessions(
      SessionCookies cookies,
      FlashCookie flash,
      @Nullable Function<Session, @Nullable String> userOf,
      SessionCookie sessionCookie,
      boolean embedded) {
    this.embedded = embedded;
    this.cookies = cookies;
    this.flash = flash;
    this.userOf = userOf;
    this.sessionCookie = sessionCookie;
  }

  /** Gives what applications may see of a session: names with an underscore first are ours. */
  static Session visible(Map<String, String> session) {
    return Session.of(withoutOurs(session));
  }

  private static Map<String, String> withoutOurs(Map<String, String> session) {
    Map<String, String> visible = new LinkedHashMap<>(session);
    visible.keySet().removeIf(name -> name.startsWith("_"));
    return visible;
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

  /**
   * Gives a changed session another CSRF secret where its user is another one: what the last one's
   * pages can still send is then refused.
   */
  Map<String, String> renewed(Map<String, String> before, Map<String, String> after) {
    if (userOf == null || after.isEmpty()) {
      return after;
    }
    boolean same = Objects.equals(userOf.apply(visible(before)), userOf.apply(visible(after)));
    return same ? after : cookies.withCsrf(withoutOurs(after));
  }

  /** Whether a form comes from a page of ours that belongs to the session. */
  boolean isOwn(Exchange exchange, Map<String, String> session, @Nullable String token) {
    HttpExchange host = exchange.host();
    return cookies.isOwn(session, token, host.header("Origin"), host.authority(), host.secure());
  }

  String csrfToken(Map<String, String> session) {
    return cookies.csrfToken(session);
  }

  /** Gives what a plain page shows besides its content. */
  Document.Surroundings around(
      @Nullable Layout layout, Map<String, String> session, Map<String, String> messages) {
    return new Document.Surroundings(layout, visible(session), csrfToken(session), messages);
  }

  /** Gives the messages that have come along from another page. */
  Map<String, String> flash(Exchange exchange) {
    return flash.read(exchange.cookies());
  }

  /** Gives messages to the page that follows; none: takes back what was given. */
  void setFlash(Exchange exchange, Map<String, String> messages) {
    if (!messages.isEmpty() || exchange.cookies().get(flash.name()) != null) {
      set(exchange, flash.name(), flash.write(messages));
    }
  }

  /**
   * Sets a cookie; an empty value removes it. All but the session's are those that the client's
   * script sets as well, for the whole host: it could not replace one that is out of its reach.
   */
  void set(Exchange exchange, String name, String value) {
    boolean ours = name.equals(cookies.name());
    String path = ours && !exchange.base().isEmpty() ? exchange.base() : "/";
    String known = ours ? sessionCookie.nameFor(exchange) : name;
    new SetCookie(known, value, path, sessionCookie.isSecure(exchange), !ours, embedded)
        .on(exchange);
  }
}
