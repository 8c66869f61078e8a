package io.jview.server;

import io.jview.liveview.Params;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves plain handlers: reads the request, checks the form's token, writes the response. */
final class PlainPages {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Document document;
  private final Sessions sessions;
  private final int maxFormBytes;

  PlainPages(Document document, Sessions sessions, int maxFormBytes) {
    this.document = document;
    this.sessions = sessions;
    this.maxFormBytes = maxFormBytes;
  }

  void serve(Exchange exchange, Route route, Handler handler, Map<String, String> parameters)
      throws Exception {
    Map<String, String> known = sessions.read(exchange);
    byte[] body = exchange.method().equals("POST") ? exchange.body(maxFormBytes) : new byte[0];
    Params form = isForm(exchange) ? parse(body) : Params.of(Map.of());
    if (route.csrfChecked() && !sessions.csrfValid(known, token(exchange, form))) {
      throw new RefusedRequest(403);
    }
    Params params = parse(exchange.query()).with(parameters);
    Map<String, String> session = sessions.withCsrf(known);
    String csrfToken = sessions.csrfToken(session);
    Request request =
        new Request(exchange, params, form, body, Sessions.visible(session), csrfToken);
    Response response = handler.handle(request);
    Map<String, String> changed = response.changed(session);
    if (changed != null) {
      sessions.write(exchange, changed);
    } else if (!session.equals(known) && exchange.method().equals("GET")) {
      sessions.write(exchange, session);
    }
    answer(exchange, response, csrfToken);
  }

  private void answer(Exchange exchange, Response response, String csrfToken) {
    exchange.header("Cache-Control", "no-store");
    Response.Page page = response.page();
    if (page == null) {
      exchange.send(response.status(), response.headers(), response.body());
    } else {
      response.headers().forEach(exchange::header);
      String text = document.render(page.title(), page.content(), csrfToken);
      exchange.send(response.status(), Document.CONTENT_TYPE, text);
    }
  }

  private static @Nullable String token(Exchange exchange, Params form) {
    String header = exchange.header("X-CSRF-Token");
    return header == null ? form.get("_csrf_token") : header;
  }

  private static boolean isForm(Exchange exchange) {
    String type = exchange.header("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  private static Params parse(byte[] form) throws RefusedRequest {
    return parse(new String(form, StandardCharsets.UTF_8));
  }

  private static Params parse(@Nullable String encoded) throws RefusedRequest {
    try {
      return Params.parse(encoded);
    } catch (IllegalArgumentException malformed) {
      throw new RefusedRequest(400);
    }
  }
}
