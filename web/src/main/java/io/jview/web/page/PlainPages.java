package io.jview.web.page;

import io.jview.liveview.Params;
import io.jview.web.Handler;
import io.jview.web.Response;
import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves plain handlers: reads the request, checks the form's token, writes the response. */
public final class PlainPages {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Document document;
  private final Sessions sessions;
  private final int maxFormBytes;

  public PlainPages(Document document, Sessions sessions, int maxFormBytes) {
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
    PlainRequest request =
        new PlainRequest(
            exchange, params, form, body, Sessions.visible(session), sessions.csrfToken(session));
    Response response = handler.handle(request);
    boolean firstForm = !session.equals(known) && exchange.method().equals("GET");
    if (response.changesSession() || firstForm) {
      sessions.write(exchange, response.session(session));
    }
    answer(exchange, response, request);
  }

  private void answer(Exchange exchange, Response response, PlainRequest request) {
    exchange.header("Cache-Control", "no-store");
    response.headers().forEach(exchange::header);
    if (response.headers().get("Location") instanceof String location) {
      exchange.header("Location", exchange.url(location));
    }
    Response.Page page = response.page();
    if (page == null) {
      exchange.host().send(response.status(), response.body());
    } else {
      String text =
          document.render(
              exchange, page.title(), page.content(), request.session(), request.csrfToken());
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
