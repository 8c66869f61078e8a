package io.jview.web.page;

import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.html.Url;
import io.jview.web.Part;
import io.jview.web.Request;
import io.jview.web.body.Posted;
import io.jview.web.http.Exchange;
import io.jview.web.http.Languages;
import java.security.Principal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A request as a plain handler sees it. */
final class PlainRequest implements Request {

  private final Exchange exchange;
  private final Sessions sessions;
  private final Params params;
  private final Posted posted;
  private final Map<String, String> cookie;
  private @Nullable Map<String, String> flash;

  /**
   * Makes one.
   *
   * @param cookie the session with all that is in it
   */
  PlainRequest(
      Exchange exchange,
      Sessions sessions,
      Params params,
      Posted posted,
      Map<String, String> cookie) {
    this.exchange = exchange;
    this.sessions = sessions;
    this.params = params;
    this.posted = posted;
    this.cookie = cookie;
  }

  @Override
  public String method() {
    return exchange.method();
  }

  @Override
  public String path() {
    return exchange.path();
  }

  @Override
  public String url(String address) {
    return exchange.url(address);
  }

  @Override
  public Url url(Url address) {
    return address.below(exchange.base());
  }

  @Override
  public Params params() {
    return params;
  }

  @Override
  public Params form() {
    return posted.form();
  }

  @Override
  public List<Part> parts() {
    return posted.parts();
  }

  @Override
  public byte[] body() {
    return posted.bytes().clone();
  }

  @Override
  public Session session() {
    return Sessions.visible(cookie);
  }

  Map<String, String> cookie() {
    return cookie;
  }

  @Override
  public Map<String, String> flash() {
    if (flash == null) {
      flash = Map.copyOf(sessions.flash(exchange));
    }
    return flash;
  }

  /** Whether somebody has asked for the messages, and so shows them. */
  boolean hasReadFlash() {
    return flash != null;
  }

  @Override
  public String csrfToken() {
    return sessions.csrfToken(cookie);
  }

  @Override
  public @Nullable String header(String name) {
    return exchange.header(name);
  }

  @Override
  public @Nullable String cookie(String name) {
    return exchange.cookies().get(name);
  }

  @Override
  public boolean secure() {
    return exchange.host().secure();
  }

  @Override
  public Locale locale() {
    Locale preferred = Languages.preferred(exchange.host());
    return preferred == null ? Locale.getDefault() : preferred;
  }

  @Override
  public @Nullable String remoteAddress() {
    return exchange.host().remoteAddress();
  }

  @Override
  public @Nullable Principal principal() {
    return exchange.host().principal();
  }

  @Override
  public @Nullable Object attribute(String name) {
    return exchange.host().attribute(name);
  }

  @Override
  public String toString() {
    return "Request[" + method() + " " + path() + "]";
  }
}
