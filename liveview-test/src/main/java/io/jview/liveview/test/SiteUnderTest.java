package io.jview.liveview.test;

import io.jview.liveview.LiveSocket;
import io.jview.liveview.host.SessionCookies;
import io.jview.web.host.SiteEndpoint;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * The site as its browsers reach it.
 *
 * @param endpoint the site at work
 * @param basePath what its paths stand below
 * @param tapped the socket of the view that has joined last
 * @param connectParams what the page's script passes when it connects
 * @param timeout how long actions and waits may take
 */
record SiteUnderTest(
    SiteEndpoint endpoint,
    String basePath,
    AtomicReference<@Nullable LiveSocket> tapped,
    Map<String, Object> connectParams,
    Duration timeout) {

  void serve(TestExchange exchange) {
    if (!endpoint.serveAtOnce(exchange)) {
      endpoint.serve(exchange);
    }
  }

  SessionCookies sessionCookies() {
    return endpoint.sessionCookies();
  }

  /** Gives an address as the browser shows it. */
  String outside(String path) {
    return isOutside(path) ? path : basePath + path;
  }

  /** Gives an address as the site and its tests know it. */
  String inside(String url) {
    String rest = isOutside(url) ? url.substring(basePath.length()) : url;
    return rest.isEmpty() ? "/" : rest;
  }

  private boolean isOutside(String url) {
    return url.equals(basePath) || url.startsWith(basePath + "/") || url.startsWith(basePath + "?");
  }
}
