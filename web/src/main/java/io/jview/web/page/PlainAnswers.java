package io.jview.web.page;

import io.jview.liveview.LiveFrame;
import io.jview.liveview.html.Html;
import io.jview.web.Content;
import io.jview.web.Response;
import io.jview.web.file.Download;
import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;

/** Writes what plain handlers have responded: cookies, headers, and the page in its frame. */
final class PlainAnswers {

  private final Document document;
  private final Sessions sessions;

  PlainAnswers(Document document, Sessions sessions) {
    this.document = document;
    this.sessions = sessions;
  }

  /**
   * Answers.
   *
   * @param known the session as it came
   */
  void send(
      Exchange exchange,
      Group group,
      PlainRequest request,
      Response response,
      Map<String, String> known)
      throws IOException, RefusedRequest {
    Download download = Download.of(response);
    Map<String, String> session = session(exchange, request, response, known);
    exchange.header("Cache-Control", "no-store");
    response.headers().forEach((name, value) -> set(exchange, name, value));
    if (response.content() instanceof Content.Page page) {
      sendPage(exchange, group, request, response, page, session);
      return;
    }
    keepFlash(exchange, request, response);
    if (download != null) {
      download.send(exchange);
    } else if (response.content() instanceof Content.Written(var body)) {
      exchange.host().send(response.status(), -1, body);
    } else if (response.content() instanceof Content.Bytes(var bytes)) {
      exchange.host().send(response.status(), bytes);
    }
  }

  /** A cookie of the handler's stands beside the site's own. */
  private static void set(Exchange exchange, String name, String value) {
    if (name.equalsIgnoreCase("Set-Cookie")) {
      exchange.host().addHeader(name, value);
    } else {
      boolean address = name.equalsIgnoreCase("Location");
      exchange.header(name, address ? exchange.url(value) : value);
    }
  }

  private void sendPage(
      Exchange exchange,
      Group group,
      PlainRequest request,
      Response response,
      Content.Page page,
      Map<String, String> session) {
    Map<String, String> messages = merged(request.flash(), response.flash());
    sessions.setFlash(exchange, Map.of());
    Document.Surroundings around = sessions.around(group.layout(), session, messages);
    Html content = framed(exchange, group, page.html(), around);
    String text = document.render(exchange, page.title(), content, around);
    exchange.send(response.status(), Document.CONTENT_TYPE, text);
  }

  /** Writes the session where it has changed, or where the first form needs its secret. */
  private Map<String, String> session(
      Exchange exchange, PlainRequest request, Response response, Map<String, String> known) {
    Map<String, String> before = request.cookie();
    boolean firstForm = !before.equals(known) && exchange.method().equals("GET");
    if (!response.changesSession() && !firstForm) {
      return before;
    }
    Map<String, String> after = sessions.renewed(before, response.session(before));
    sessions.write(exchange, after);
    return after;
  }

  /** What nobody has shown waits for the next page. */
  private void keepFlash(Exchange exchange, PlainRequest request, Response response) {
    boolean read = request.hasReadFlash();
    if (read || !response.flash().isEmpty()) {
      Map<String, String> waiting = read ? Map.of() : sessions.flash(exchange);
      sessions.setFlash(exchange, merged(waiting, response.flash()));
    }
  }

  private static Map<String, String> merged(Map<String, String> older, Map<String, String> newer) {
    Map<String, String> all = new LinkedHashMap<>(older);
    all.putAll(newer);
    return all;
  }

  private static Html framed(
      Exchange exchange, Group group, Html content, Document.Surroundings around) {
    LiveFrame frame = group.live().frame();
    return frame == null ? content : frame.around(content, new PlainContext(exchange, around));
  }
}
