package io.jview.web.http;

/**
 * A cookie for a browser, not sent along from other sites but with a link.
 *
 * @param value its value; empty: the browser forgets it
 * @param path the path below which it is sent
 * @param secure whether it is sent over TLS only
 * @param scripted whether scripts may read and change it
 * @param embedded whether the site is shown in frames of other sites: each of those then has a
 *     cookie of its own, which is sent along from there as well
 */
public record SetCookie(
    String name, String value, String path, boolean secure, boolean scripted, boolean embedded) {

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
    return text.append(secure || embedded ? "; Secure" : "")
        .append(scripted ? "" : "; HttpOnly")
        .append(embedded ? "; SameSite=None; Partitioned" : "; SameSite=Lax")
        .toString();
  }
}
