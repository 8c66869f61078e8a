package io.jview.server;

import java.util.regex.Pattern;
import org.eclipse.jetty.http.HttpFields;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Puts the security headers on every response. What comes later may replace them. */
final class Headers extends Handler.Wrapper {

  private static final Pattern AUTHORITY =
      Pattern.compile("[A-Za-z0-9.\\-]+(:\\d{1,5})?|\\[[0-9a-fA-F:.]+](:\\d{1,5})?");

  private final String contentSecurityPolicy;

  Headers(Handler next, String contentSecurityPolicy) {
    super(next);
    this.contentSecurityPolicy = contentSecurityPolicy;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws Exception {
    HttpFields.Mutable headers = response.getHeaders();
    headers.put("X-Content-Type-Options", "nosniff");
    headers.put("X-Frame-Options", "SAMEORIGIN");
    headers.put("Referrer-Policy", "strict-origin-when-cross-origin");
    if (!contentSecurityPolicy.isEmpty()) {
      headers.put(
          "Content-Security-Policy", contentSecurityPolicy.replace("{socket}", socket(request)));
    }
    return super.handle(request, response, callback);
  }

  /** Gives our own socket's address: older browsers do not count it as {@code 'self'}. */
  private static String socket(Request request) {
    String authority = request.getHttpURI().getAuthority();
    if (authority == null) {
      authority = request.getHeaders().get(HttpHeader.HOST);
    }
    if (authority == null || !AUTHORITY.matcher(authority).matches()) {
      return "";
    }
    return (request.isSecure() ? "wss://" : "ws://") + authority;
  }
}
