package io.jview.web.page;

import io.jview.liveview.html.Html;
import io.jview.pubsub.log.LimitedLog;
import io.jview.web.ErrorPage;
import io.jview.web.http.Exchange;
import java.util.Map;
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
          Map.entry(405, "This address does not take such a request"),
          Map.entry(413, "What was sent is too large"),
          Map.entry(415, "What was sent is of a kind that is not understood here"),
          Map.entry(426, "This address speaks WebSocket only"),
          Map.entry(431, "The request's headers are too large"),
          Map.entry(500, "Something went wrong on our side"),
          Map.entry(503, "The server is restarting. Try again in a moment."));

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
    send(exchange, problem(exchange, status, null));
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
      send(exchange, problem(exchange, 500, incident));
    }
  }

  private void send(Exchange exchange, ErrorPage.Problem problem) {
    exchange.header("Cache-Control", "no-store");
    exchange.send(problem.status(), Document.CONTENT_TYPE, render(exchange, problem));
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
      Exchange exchange, int status, @Nullable String incident) {
    String message = MESSAGES.getOrDefault(status, "The request cannot be answered");
    return new ErrorPage.Problem(status, message, incident, exchange.url("/"));
  }
}
