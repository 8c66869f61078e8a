package io.jview.server;

import io.jview.liveview.host.LiveEndpoint;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.BooleanSupplier;
import org.eclipse.jetty.server.Handler;

/**
 * What a site shows, and how its parts are put together.
 *
 * @param routes the live and plain pages
 * @param files the folders of files
 * @param layout what stands around every page
 * @param errorPage the content of error pages
 * @param title the title of pages that set none
 * @param stylesheets the application's style sheets, by URL
 * @param scripts the application's scripts, by URL
 */
record Site(
    List<Route> routes,
    List<StaticFiles> files,
    Layout layout,
    ErrorPage errorPage,
    String title,
    List<String> stylesheets,
    List<String> scripts) {

  void serveOn(
      JettyHost host,
      LiveEndpoint endpoint,
      ServerOptions options,
      SlowBrowsers slowBrowsers,
      BooleanSupplier ready) {
    Assets assets = new Assets();
    Document document = new Document(layout, title, stylesheets, scripts, assets);
    Sessions sessions = new Sessions(endpoint.sessionCookies(), options.alwaysSecureCookies());
    ErrorPages errors =
        new ErrorPages(errorPage, document, sessions, Site::incident, System::nanoTime);
    LivePages pages = new LivePages(endpoint, document, sessions);
    PlainPages plain = new PlainPages(document, sessions, options.limits().formBytes());
    List<Service> services =
        List.of(
            new Health(ready),
            assets,
            new SocketService(endpoint, host.sockets(), options, slowBrowsers),
            new Routes(routes, pages, plain));
    List<Handler> handlers = new ArrayList<>();
    files.forEach(folder -> handlers.add(folder.handler(host.server())));
    handlers.add(new Front(host.requests(), services, errors));
    host.handler(new Handler.Sequence(handlers), errors);
  }

  private static String incident() {
    return HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextInt());
  }
}
