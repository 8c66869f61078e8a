package io.jview.liveview.trust;

import io.jview.liveview.Session;
import io.jview.liveview.host.Cookies;
import io.jview.liveview.host.SessionCookies;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The session in a signed cookie, with the browser's CSRF secret among its values. */
public final class CookieSessions implements SessionCookies {

  private static final String NAME = "_jview_session";
  private static final String PURPOSE = "session";
  private static final int MAX_BYTES = 4_000;

  private final Tokens tokens;
  private final Csrf csrf;

  CookieSessions(Tokens tokens, Csrf csrf) {
    this.tokens = tokens;
    this.csrf = csrf;
  }

  /** What a view may see of a session. */
  public static Session visible(Map<String, String> values) {
    Map<String, String> visible = new LinkedHashMap<>(values);
    visible.remove(Csrf.SECRET);
    return Session.of(visible);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Map<String, String> read(Cookies cookies) {
    String cookie = cookies.get(NAME);
    return cookie == null ? Map.of() : tokens.check(PURPOSE, cookie, Tokens.MAX_AGE).claims();
  }

  @Override
  public String write(Map<String, String> values) {
    String cookie = tokens.sign(PURPOSE, values);
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
}
