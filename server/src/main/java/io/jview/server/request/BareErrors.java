package io.jview.server.request;

import io.jview.pubsub.log.LimitedLog;
import io.jview.server.socket.JettySockets;
import io.jview.web.Limits;
import io.jview.web.host.SiteEndpoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches the site: malformed requests, and those during a stop. */
public final class BareErrors extends ErrorHandler {

  private static final int HEADERS_TOO_LARGE = 431;

  private final LimitedLog log = new LimitedLog(BareErrors.class, System::nanoTime);
  private final SiteEndpoint site;
  private final JettySockets sockets;
  private final Limits limits;

  /** Makes it, for a site that says how errors look. */
  public BareErrors(SiteEndpoint site, JettySockets sockets, Limits limits) {
    this.site = site;
    this.sockets = sockets;
    this.limits = limits;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    if (response.getStatus() == HEADERS_TOO_LARGE) {
      log.warn(
          "A request of {} was refused with 431: its headers are longer than the {} bytes of"
              + " Limits.headerBytes. Allow more there, or have fewer cookies",
          request.getConnectionMetaData().getRemoteSocketAddress(),
          limits.headerBytes());
    }
    site.refuse(
        new JettyExchange(request, response, callback, sockets, limits), response.getStatus());
    return true;
  }
}
