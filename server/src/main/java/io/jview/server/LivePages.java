package io.jview.server;

import static io.jview.liveview.html.Html.raw;

import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.Page;
import io.jview.liveview.host.PageRequest;

/** Serves the plain HTML of LiveViews. */
final class LivePages {

  private final LiveEndpoint endpoint;
  private final Document document;
  private final Sessions sessions;

  LivePages(LiveEndpoint endpoint, Document document, Sessions sessions) {
    this.endpoint = endpoint;
    this.document = document;
    this.sessions = sessions;
  }

  void serve(Exchange exchange) throws Exception {
    Page page =
        endpoint.page(new PageRequest(exchange.path(), exchange.query(), exchange.cookies()));
    page.cookies().forEach((name, value) -> sessions.set(exchange, name, value));
    exchange.header("Cache-Control", "no-store");
    if (page.location() != null) {
      exchange.redirect(page.status(), page.location());
    } else if (page.status() != 200) {
      throw new RefusedRequest(page.status());
    } else {
      exchange.send(
          200,
          Document.CONTENT_TYPE,
          document.render(page.title(), raw(page.content()), page.csrfToken()));
    }
  }
}
