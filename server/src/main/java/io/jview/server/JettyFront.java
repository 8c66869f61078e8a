package io.jview.server;

import io.jview.web.host.SiteEndpoint;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Where every request comes in. The connection's thread answers what needs no application, and
 * hands all else over: application code runs on virtual threads and cannot keep a connection from
 * being read, nor a load balancer from being told that the server lives.
 */
final class JettyFront extends Handler.Abstract.NonBlocking {

  private final Executor requests;
  private final SiteEndpoint site;
  private final JettySockets sockets;

  JettyFront(Executor requests, SiteEndpoint site, JettySockets sockets) {
    this.requests = requests;
    this.site = site;
    this.sockets = sockets;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    JettyExchange exchange = new JettyExchange(request, response, callback, sockets);
    if (!site.serveAtOnce(exchange)) {
      serveInTurn(exchange);
    }
    return true;
  }

  private void serveInTurn(JettyExchange exchange) {
    PromptEndPoint endPoint = exchange.endPoint();
    if (endPoint == null) {
      serve(exchange);
    } else {
      Progress progress = endPoint.progress();
      Request.addCompletionListener(exchange.request(), failure -> progress.end());
      progress.begin(() -> serve(exchange, endPoint));
    }
  }

  /** What has waited for its turn is not worth any work once its browser is gone. */
  private void serve(JettyExchange exchange, PromptEndPoint endPoint) {
    if (endPoint.isOpen()) {
      serve(exchange);
    } else {
      exchange.abort(new ClosedChannelException());
    }
  }

  private void serve(JettyExchange exchange) {
    try {
      requests.execute(() -> site.serve(exchange));
    } catch (RejectedExecutionException stopped) {
      exchange.abort(stopped);
    }
  }
}
