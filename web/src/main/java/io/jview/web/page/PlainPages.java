package io.jview.web.page;

import io.jview.liveview.Params;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.Verdict;
import io.jview.liveview.host.Visit;
import io.jview.web.BodyLimits;
import io.jview.web.Handler;
import io.jview.web.Limits;
import io.jview.web.Response;
import io.jview.web.body.Body;
import io.jview.web.body.Posted;
import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Serves plain handlers: asks the guard, reads the request, checks the form's token, answers. */
public final class PlainPages {

  private static final String TOKEN_HEADER = "X-CSRF-Token";

  private final Sessions sessions;
  private final PlainAnswers answers;
  private final Limits limits;
  private final MemoryBudget memory;
  private final MemoryBudget disk;
  private final Disconnects disconnects;

  /**
   * Makes it.
   *
   * @param memory what all browsers together may make the process hold
   */
  public PlainPages(
      Document document,
      Sessions sessions,
      Limits limits,
      MemoryBudget memory,
      Disconnects disconnects) {
    this.sessions = sessions;
    this.answers = new PlainAnswers(document, sessions);
    this.limits = limits;
    this.memory = memory;
    this.disk = new MemoryBudget(limits.diskBytes(), 0);
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
      case Verdict.Refuse(int status) ->
          throw new RefusedRequest(status, null, "the guard of " + route.path() + " refuses it");
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
      admitted(exchange, route, handler, params, known, Posted.NOTHING);
      return;
    }
    boolean checked = route.csrfChecked();
    checkCoding(exchange, checked);
    String header = exchange.header(TOKEN_HEADER);
    if (checked && (header != null || known.isEmpty() && Posted.hasFiles(exchange))) {
      checkToken(exchange, known, header); // nothing in the body would make it better
    }
    BodyLimits own = handler.limits();
    try (Body body = new Body(exchange, memory, disk)) {
      Posted posted =
          Posted.read(exchange, body, own == null ? limits.body() : own, limits.fields());
      if (checked && header == null) {
        checkToken(exchange, known, posted.form().get("_csrf_token"));
      }
      admitted(exchange, route, handler, params, known, posted);
    }
  }

  private void admitted(
      Exchange exchange,
      Route route,
      Handler handler,
      Params params,
      Map<String, String> known,
      Posted posted)
      throws Exception {
    Map<String, String> session = sessions.withCsrf(known);
    PlainRequest request = new PlainRequest(exchange, sessions, params, posted, session);
    Response response = handler.handle(request);
    disconnects.check(response);
    answers.send(exchange, route.group(), request, response, known);
    disconnects.carryOut(response);
  }

  /** What another program sends may be compressed, and is its receiver's to read; no form is. */
  private static void checkCoding(Exchange exchange, boolean checked) throws RefusedRequest {
    String coding = exchange.header("Content-Encoding");
    boolean plain = coding == null || coding.equalsIgnoreCase("identity");
    if (!plain && (checked || Posted.isForm(exchange))) {
      throw new RefusedRequest(415, "What was sent is compressed, which is not understood here");
    }
  }

  private void checkToken(Exchange exchange, Map<String, String> session, @Nullable String token)
      throws RefusedRequest {
    if (sessions.isOwn(exchange, session, token)) {
      return;
    }
    if (token == null && exchange.header("Content-Type") != null && !Posted.isForm(exchange)) {
      throw new RefusedRequest(
          415,
          "Only forms are read here; a script may send anything else with the header "
              + TOKEN_HEADER);
    }
    throw session.isEmpty()
        ? new RefusedRequest(
            403,
            "The browser has not sent this site's cookie back. Allow cookies, reload the page and"
                + " try again.")
        : new RefusedRequest(
            403,
            null,
            "its CSRF token, the field _csrf_token or the header X-CSRF-Token, is missing or of"
                + " another session");
  }

  private Params parse(@Nullable String encoded) throws RefusedRequest {
    try {
      return Params.parse(encoded, limits.fields());
    } catch (IllegalArgumentException malformed) {
      throw new RefusedRequest(400);
    }
  }
}
