package io.jview.web.http;

/**
 * A cookie for a browser, not sent along from other sites but with a link.
 *
 * @param value its value; empty: the browser forgets it
 * @param path the path below which it is sent
 * @param secure whether it is sent over TLS only
 * @param scripted whether scripts may read and change it
 */
public record SetCookie(String name, String value, String path, boolean secure, boolean scripted) {

  /** Sets it. */
  public void on(Exchange exchange) {
    exchange.host().addHeader("Set-Cookie", text());
  }

  String text() {
    StringBuilder text = new StringBuilder(name).append('=').append(value).append("; Path=");
    text.append(path);
    if (value.isEmpty()) {
      text.append("; Max-Age=0; Expires=Thu, 01 Jan 1970 00:00:00 GMT");
    }
    return text.append(secure ? "; Secure" : "")
        .append(scripted ? "" : "; HttpOnly")
        .append("; SameSite=Lax")
        .toString();
  }
}
