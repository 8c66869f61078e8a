package io.jview.liveview.trust;

import io.jview.liveview.Session;
import io.jview.liveview.host.Cookies;
import io.jview.liveview.host.SessionCookies;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The session in a signed cookie, with the browser's CSRF secret among its values. */
public final class CookieSessions implements SessionCookies {

  /** What the cookie is called unless the site says otherwise. */
  public static final String DEFAULT_NAME = "_jview_session";

  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_.-]{1,64}");
  private static final String PURPOSE = "session";
  private static final int MAX_BYTES = 4_000;

  private final Tokens tokens;
  private final Csrf csrf;
  private final String name;

  /** What the cookie is signed for: that of a site with another name is worth nothing here. */
  private final String purpose;

  /**
   * Makes them.
   *
   * @throws IllegalArgumentException if the name is none for a cookie
   */
  CookieSessions(Tokens tokens, Csrf csrf, String name) {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "'"
              + name
              + "' is not a name for the session's cookie: letters, digits, dots, dashes and"
              + " underscores, 64 at most");
    }
    this.tokens = tokens;
    this.csrf = csrf;
    this.name = name;
    this.purpose = name.equals(DEFAULT_NAME) ? PURPOSE : PURPOSE + " " + name;
  }

  /** What a view may see of a session. */
  public static Session visible(Map<String, String> values) {
    Map<String, String> visible = new LinkedHashMap<>(values);
    visible.remove(Csrf.SECRET);
    return Session.of(visible);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Map<String, String> read(Cookies cookies) {
    for (String cookie : cookies.all(name)) {
      CheckedToken checked = tokens.check(purpose, cookie, Tokens.MAX_AGE);
      if (checked.isValid()) {
        return checked.claims();
      }
    }
    return Map.of();
  }

  @Override
  public String write(Map<String, String> values) {
    String cookie = tokens.sign(purpose, values);
    if (cookie.length() > MAX_BYTES) {
      throw new IllegalArgumentException(
          "the session of %,d bytes does not fit into a cookie of %,d; keep the data elsewhere and its id in the session"
              .formatted(cookie.length(), MAX_BYTES));
    }
    return cookie;
  }

  @Override
  public Map<String, String> withCsrf(Map<String, String> session) {
    return csrf.withSecret(session);
  }

  @Override
  public String csrfToken(Map<String, String> session) {
    return csrf.token(session);
  }

  @Override
  public boolean csrfValid(Map<String, String> session, @Nullable String token) {
    return csrf.isValid(session, token);
  }

  @Override
  public boolean isOwn(
      Map<String, String> session,
      @Nullable String token,
      @Nullable String origin,
      @Nullable String host,
      boolean secure) {
    return csrf.isValid(session, token)
        || (origin != null
            && csrf.isToken(token)
            && csrf.hasSecretOnly(session)
            && Origins.relation(origin, host, secure) == Origins.Relation.OWN);
  }
}
