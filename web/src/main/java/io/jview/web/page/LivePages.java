package io.jview.web.page;

import static io.jview.liveview.html.Html.raw;

import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.PageRequest;
import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import java.util.Map;

/** Serves the plain HTML of LiveViews. */
public final class LivePages {

  private final LiveEndpoint endpoint;
  private final Document document;
  private final Sessions sessions;

  public LivePages(LiveEndpoint endpoint, Document document, Sessions sessions) {
    this.endpoint = endpoint;
    this.document = document;
    this.sessions = sessions;
  }

  void serve(Exchange exchange, Group group) throws Exception {
    Page page =
        endpoint.page(
            new PageRequest(
                exchange.path(),
                exchange.query(),
                exchange.cookies(),
                exchange.base(),
                exchange.peer(),
                exchange.host().principal()));
    page.cookies().forEach((name, value) -> sessions.set(exchange, name, value));
    exchange.header("Cache-Control", "no-store");
    if (page.location() != null) {
      exchange.redirect(page.status(), page.location());
    } else if (page.status() != 200) {
      String words = page.title();
      throw new RefusedRequest(
          page.status(), words, words == null ? "the guard or the view refuses it" : words);
    } else {
      exchange.send(200, Document.CONTENT_TYPE, document(exchange, page, group));
    }
  }

  private String document(Exchange exchange, Page page, Group group) {
    Document.Surroundings around =
        new Document.Surroundings(
            group.layout(), Sessions.visible(sessions.read(exchange)), page.csrfToken(), Map.of());
    return document.render(exchange, page.title(), raw(page.content()), around);
  }
}
