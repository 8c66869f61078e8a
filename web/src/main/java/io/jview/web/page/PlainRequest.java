package io.jview.web.page;

import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.web.Request;
import io.jview.web.http.Exchange;
import io.jview.web.http.Languages;
import java.security.Principal;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A request as a plain handler sees it. */
final class PlainRequest implements Request {

  private final Exchange exchange;
  private final Params params;
  private final Params form;
  private final byte[] body;
  private final Session session;
  private final String csrfToken;

  PlainRequest(
      Exchange exchange, Params params, Params form, byte[] body, Session session, String csrf) {
    this.exchange = exchange;
    this.params = params;
    this.form = form;
    this.body = body;
    this.session = session;
    this.csrfToken = csrf;
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
  public Params params() {
    return params;
  }

  @Override
  public Params form() {
    return form;
  }

  @Override
  public byte[] body() {
    return body.clone();
  }

  @Override
  public Session session() {
    return session;
  }

  @Override
  public String csrfToken() {
    return csrfToken;
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
    return Languages.preferred(exchange.host());
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
