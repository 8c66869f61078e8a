package io.jview.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.liveview.Params;
import io.jview.liveview.Session;
import org.jspecify.annotations.Nullable;

/** A plain request, as a {@link Handler} gets it. Everything in it comes from outside: check it. */
public final class Request {

  private final Exchange exchange;
  private final Params params;
  private final Params form;
  private final byte[] body;
  private final Session session;
  private final String csrfToken;

  Request(
      Exchange exchange, Params params, Params form, byte[] body, Session session, String csrf) {
    this.exchange = exchange;
    this.params = params;
    this.form = form;
    this.body = body;
    this.session = session;
    this.csrfToken = csrf;
  }

  /**
   * Gives the method.
   *
   * @return {@code GET}, also for HEAD requests, or {@code POST}
   */
  public String method() {
    return exchange.method();
  }

  /**
   * Gives the path.
   *
   * @return the path, percent-encoded as it came
   */
  public String path() {
    return exchange.path();
  }

  /**
   * Gives the parameters of the path and the query; those of the path win.
   *
   * @return the parameters
   */
  public Params params() {
    return params;
  }

  /**
   * Gives the fields of a posted form ({@code application/x-www-form-urlencoded}).
   *
   * @return the fields; empty where no form was posted
   */
  public Params form() {
    return form;
  }

  /**
   * Gives what was posted, as it came.
   *
   * @return the bytes, a copy; empty for GET
   */
  public byte[] body() {
    return body.clone();
  }

  /**
   * Gives what was posted, read as UTF-8.
   *
   * @return the text; empty for GET
   */
  public String text() {
    return new String(body, UTF_8);
  }

  /**
   * Gives the values of the signed session cookie.
   *
   * @return the session; empty where the browser has none, or one that is forged or too old
   */
  public Session session() {
    return session;
  }

  /**
   * Gives what a form on this page must post as {@code _csrf_token}.
   *
   * @return the token
   */
  public String csrfToken() {
    return csrfToken;
  }

  /**
   * Gives a header.
   *
   * @param name its name, upper or lower case
   * @return its first value, or null where there is none
   */
  public @Nullable String header(String name) {
    return exchange.header(name);
  }

  /**
   * Gives a cookie.
   *
   * @param name its name
   * @return its value, or null where there is none
   */
  public @Nullable String cookie(String name) {
    return exchange.cookies().get(name);
  }

  /**
   * Tells whether the browser came over TLS, as far as the server can tell.
   *
   * @return whether it did
   */
  public boolean secure() {
    return exchange.secure();
  }

  @Override
  public String toString() {
    return "Request[" + method() + " " + path() + "]";
  }
}
