package io.jview.server;

import io.jview.web.host.SiteEndpoint;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.handler.ErrorHandler;
import org.eclipse.jetty.util.Callback;

/** Answers what never reaches the site: malformed requests, and those during a stop. */
final class BareErrors extends ErrorHandler {

  private final SiteEndpoint site;
  private final JettySockets sockets;

  BareErrors(SiteEndpoint site, JettySockets sockets) {
    this.site = site;
    this.sockets = sockets;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    site.refuse(new JettyExchange(request, response, callback, sockets), response.getStatus());
    return true;
  }
}
