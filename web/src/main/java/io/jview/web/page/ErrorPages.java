package io.jview.web.page;

import io.jview.liveview.BadRequestException;
import io.jview.liveview.html.Html;
import io.jview.pubsub.log.LimitedLog;
import io.jview.web.ErrorPage;
import io.jview.web.http.Exchange;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Answers requests that get no page. A failure of ours is logged under an incident's name. */
public final class ErrorPages {

  private static final Map<Integer, String> MESSAGES =
      Map.ofEntries(
          Map.entry(400, "The request is malformed"),
          Map.entry(403, "This is not allowed. Reload the page and try again."),
          Map.entry(404, "Page not found"),
          Map.entry(408, "The request did not arrive in time"),
          Map.entry(414, "The address is too long"),
          Map.entry(421, "This server has no site of that name"),
          Map.entry(429, "Too many at once from your address. Try again in a moment."),
          Map.entry(405, "This address does not take such a request"),
          Map.entry(413, "What was sent is too large"),
          Map.entry(415, "What was sent is of a kind that is not understood here"),
          Map.entry(426, "This address speaks WebSocket only"),
          Map.entry(431, "The request's headers are too large"),
          Map.entry(500, "Something went wrong on our side"),
          Map.entry(503, "The server is restarting. Try again in a moment."));

  /** Whoever gets these meant to send something, so the log says why it was not taken. */
  private static final Set<Integer> TOLD = Set.of(400, 403, 413, 415, 503);

  private final ErrorPage page;
  private final Document document;
  private final Sessions sessions;
  private final Supplier<String> incidents;
  private final LimitedLog failures;

  /**
   * Makes them.
   *
   * @param incidents gives each failure its name
   */
  public ErrorPages(
      ErrorPage page,
      Document document,
      Sessions sessions,
      Supplier<String> incidents,
      LongSupplier nanoTime) {
    this.page = page;
    this.document = document;
    this.sessions = sessions;
    this.incidents = incidents;
    this.failures = new LimitedLog(ErrorPages.class, nanoTime);
  }

  /** Shows the page of a status. */
  public void send(Exchange exchange, int status) {
    send(exchange, status, null, null);
  }

  /**
   * Shows the page of a status; that somebody was kept from sending something is said in the log.
   *
   * @param words what it says; null: the usual
   * @param reason what the log says; null: nothing
   */
  public void send(Exchange exchange, int status, @Nullable String words, @Nullable String reason) {
    ErrorPage.Problem problem = problem(exchange, status, words, null);
    if (reason != null && TOLD.contains(status)) {
      failures.warn(
          "{} {} was refused with {}: {}", exchange.method(), exchange.path(), status, reason);
    }
    send(exchange, problem);
  }

  /** Shows the page of what a handler could not read, and says in the log what that was. */
  public void unreadable(Exchange exchange, BadRequestException refused) {
    failures.warn(
        "{} {} was not taken: {}", exchange.method(), exchange.path(), refused.getMessage());
    send(exchange, problem(exchange, 400, null, null));
  }

  /**
   * Logs a failure of the application and shows a page that names it, unless an answer is begun.
   */
  public void failed(Exchange exchange, Throwable failure) {
    String incident = incidents.get();
    log(exchange, incident, failure);
    if (exchange.host().isCommitted()) {
      exchange.host().abort(failure);
    } else {
      exchange.host().failed(failure);
      exchange.withdrawBody();
      send(exchange, problem(exchange, 500, null, incident));
    }
  }

  private void send(Exchange exchange, ErrorPage.Problem problem) {
    exchange.header("Cache-Control", "no-store");
    if (ScriptRequests.isOne(exchange)) {
      exchange.send(problem.status(), "application/json", ScriptRequests.json(problem));
    } else {
      exchange.send(problem.status(), Document.CONTENT_TYPE, render(exchange, problem));
    }
  }

  private String render(Exchange exchange, ErrorPage.Problem problem) {
    try {
      Html content = page.render(problem);
      Map<String, String> session = sessions.read(exchange);
      return document.render(
          exchange, problem.message(), content, sessions.around(null, session, Map.of()));
    } catch (Throwable failure) {
      log(exchange, "of the error page", failure);
      return "<!doctype html>\n<title>" + problem.status() + "</title>\n<p>" + problem.message();
    }
  }

  private void log(Exchange exchange, String incident, Throwable failure) {
    failures.error(
        "Incident {}: {} {} failed", incident, exchange.method(), exchange.path(), failure);
  }

  private static ErrorPage.Problem problem(
      Exchange exchange, int status, @Nullable String words, @Nullable String incident) {
    String usual = MESSAGES.getOrDefault(status, "The request cannot be answered");
    return new ErrorPage.Problem(
        status, words == null ? usual : words, incident, exchange.url("/"));
  }
}
