package io.jview.web.page;

import io.jview.liveview.Params;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.host.Visit;
import io.jview.web.Handler;
import io.jview.web.Limits;
import io.jview.web.Response;
import io.jview.web.http.Body;
import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves plain handlers: asks the guard, reads the request, checks the form's token, answers. */
public final class PlainPages {

  private static final String FORM = "application/x-www-form-urlencoded";

  private final Sessions sessions;
  private final PlainAnswers answers;
  private final Limits limits;
  private final MemoryBudget budget;
  private final Disconnects disconnects;

  public PlainPages(
      Document document,
      Sessions sessions,
      Limits limits,
      MemoryBudget budget,
      Disconnects disconnects) {
    this.sessions = sessions;
    this.answers = new PlainAnswers(document, sessions);
    this.limits = limits;
    this.budget = budget;
    this.disconnects = disconnects;
  }

  void serve(Exchange exchange, Route route, Handler handler, Map<String, String> parameters)
      throws Exception {
    Map<String, String> known = sessions.read(exchange);
    Params params = parse(exchange.query()).with(parameters);
    switch (ask(exchange, route, params, known)) {
      case Verdict.Pass pass -> admitted(exchange, route, handler, params, known);
      case Verdict.Redirect(String to, Map<String, String> flash) -> {
        sessions.setFlash(exchange, flash);
        exchange.header("Cache-Control", "no-store");
        exchange.redirect(303, to);
      }
      case Verdict.Refuse(int status) -> throw new RefusedRequest(status);
    }
  }

  private static Verdict ask(
      Exchange exchange, Route route, Params params, Map<String, String> known) throws Exception {
    Visit visit =
        new Visit(
            exchange.path(),
            params,
            Sessions.visible(known),
            exchange.host().principal(),
            exchange.peer());
    Verdict verdict = route.group().live().admission().ask(visit);
    if (verdict == null) {
      throw new IllegalStateException("The guard of " + route.path().text() + " gave null");
    }
    return verdict;
  }

  private void admitted(
      Exchange exchange, Route route, Handler handler, Params params, Map<String, String> known)
      throws Exception {
    if (!exchange.method().equals("POST")) {
      admitted(exchange, route, handler, params, known, new byte[0]);
      return;
    }
    try (Body body = new Body(exchange, budget)) {
      admitted(exchange, route, handler, params, known, body.read(limits.body().formBytes()));
    }
  }

  private void admitted(
      Exchange exchange,
      Route route,
      Handler handler,
      Params params,
      Map<String, String> known,
      byte[] body)
      throws Exception {
    Params form = isForm(exchange) ? parse(body) : Params.of(Map.of());
    if (route.csrfChecked()) {
      check(exchange, known, token(exchange, form));
    }
    Map<String, String> session = sessions.withCsrf(known);
    PlainRequest request = new PlainRequest(exchange, sessions, params, form, body, session);
    Response response = handler.handle(request);
    disconnects.check(response);
    answers.send(exchange, route.group(), request, response, known);
    disconnects.carryOut(response);
  }

  private void check(Exchange exchange, Map<String, String> session, @Nullable String token)
      throws RefusedRequest {
    String coding = exchange.header("Content-Encoding");
    if (coding != null && !coding.equalsIgnoreCase("identity")) {
      throw new RefusedRequest(415, "What was sent is compressed, which is not understood here");
    }
    if (sessions.isOwn(exchange, session, token)) {
      return;
    }
    if (token == null && !isForm(exchange) && exchange.header("Content-Type") != null) {
      throw new RefusedRequest(
          415,
          "Only plain forms (%s) are read here; a script may send anything else with the header X-CSRF-Token"
              .formatted(FORM));
    }
    throw new RefusedRequest(
        403,
        session.isEmpty()
            ? "The browser has not sent this site's cookie back. Allow cookies, reload the page and"
                + " try again."
            : null);
  }

  private static @Nullable String token(Exchange exchange, Params form) {
    String header = exchange.header("X-CSRF-Token");
    return header == null ? form.get("_csrf_token") : header;
  }

  private static boolean isForm(Exchange exchange) {
    String type = exchange.header("Content-Type");
    return type != null && type.toLowerCase(Locale.ROOT).startsWith(FORM);
  }

  private Params parse(byte[] form) throws RefusedRequest {
    return parse(new String(form, StandardCharsets.UTF_8));
  }

  private Params parse(@Nullable String encoded) throws RefusedRequest {
    try {
      return Params.parse(encoded, limits.fields());
    } catch (IllegalArgumentException malformed) {
      throw new RefusedRequest(400);
    }
  }
}
