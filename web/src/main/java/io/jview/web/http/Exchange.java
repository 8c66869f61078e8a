package io.jview.web.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.liveview.Peer;
import io.jview.liveview.host.Cookies;
import io.jview.web.host.HttpExchange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A host's exchange as the parts of a site use it. Its path is the site's own; what leads a browser
 * somewhere gets the base path in front.
 */
public final class Exchange {

  /** Headers that speak of the body. */
  private static final List<String> OF_THE_BODY =
      List.of(
          "Accept-Ranges",
          "Content-Disposition",
          "Content-Encoding",
          "Content-Range",
          "ETag",
          "Last-Modified");

  private final HttpExchange host;
  private final BasePath.Located at;
  private final SessionCookie sessionCookie;
  private @Nullable Cookies cookies;

  public Exchange(HttpExchange host, BasePath.Located at, SessionCookie sessionCookie) {
    this.host = host;
    this.at = at;
    this.sessionCookie = sessionCookie;
  }

  public HttpExchange host() {
    return host;
  }

  /** Gives the method; HEAD counts as GET, since the host leaves the body out by itself. */
  public String method() {
    return isHead() ? "GET" : host.method();
  }

  /** Whether the answer is to have no body. */
  public boolean isHead() {
    return host.method().equals("HEAD");
  }

  /** Gives the path within the site, percent-encoded as it came. */
  public String path() {
    return at.path();
  }

  /** Gives what stands before the site's paths in a browser's address; perhaps empty. */
  public String base() {
    return at.base();
  }

  /** Gives an address of this site as a browser needs it; one of another site stays as it is. */
  public String url(String address) {
    return BasePath.put(at.base(), address);
  }

  public @Nullable String query() {
    return host.query();
  }

  public @Nullable String header(String name) {
    return host.header(name);
  }

  public Cookies cookies() {
    if (cookies == null) {
      cookies = sessionCookie.in(CookieHeader.parse(host.headers("Cookie")), this);
    }
    return cookies;
  }

  /** Tells who is at the other end. */
  public Peer peer() {
    return new Peer(host.remoteAddress(), host.header("User-Agent"), Languages.preferred(host));
  }

  public void header(String name, String value) {
    host.header(name, value);
  }

  public void send(int status, String contentType, String body) {
    send(status, contentType, body.getBytes(UTF_8));
  }

  public void send(int status, String contentType, byte[] body) {
    host.header("Content-Type", contentType);
    host.send(status, body);
  }

  /** Takes back what was said of a body that is not sent after all. */
  public void withdrawBody() {
    OF_THE_BODY.forEach(host::withdraw);
  }

  public void sendEmpty(int status) {
    host.send(status, new byte[0]);
  }

  /** Sends the browser elsewhere: to a path of this site, or to an absolute address. */
  public void redirect(int status, String location) {
    host.header("Location", AsciiAddress.of(url(location)));
    sendEmpty(status);
  }
}
