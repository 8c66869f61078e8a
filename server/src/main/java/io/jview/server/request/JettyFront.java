package io.jview.server.request;

import io.jview.server.connection.Outstanding;
import io.jview.server.connection.PromptEndPoint;
import io.jview.server.socket.JettySockets;
import io.jview.web.Limits;
import io.jview.web.host.SiteEndpoint;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import org.eclipse.jetty.http.HttpField;
import org.eclipse.jetty.http2.HTTP2Connection;
import org.eclipse.jetty.io.EofException;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/**
 * Where every request comes in. The connection's thread answers what needs no application, and
 * hands all else over: application code runs on virtual threads and cannot keep a connection from
 * being read, nor a load balancer from being told that the server lives.
 */
public final class JettyFront extends Handler.Abstract.NonBlocking {

  /** What an open request costs besides its headers. */
  private static final long REQUEST_BYTES = 8 << 10;

  private static final int TOO_LARGE = 431;

  /** What stands around a header in HTTP/1.1: a colon, a blank, the end of a line. */
  private static final int AROUND_A_HEADER = 4;

  private final Executor requests;
  private final SiteEndpoint site;
  private final JettySockets sockets;
  private final Limits limits;

  /**
   * Makes it.
   *
   * @param requests runs what may take long
   */
  public JettyFront(Executor requests, SiteEndpoint site, JettySockets sockets, Limits limits) {
    this.requests = requests;
    this.site = site;
    this.sockets = sockets;
    this.limits = limits;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    JettyExchange exchange = new JettyExchange(request, response, callback, sockets, limits);
    PromptEndPoint endPoint = exchange.endPoint();
    if (request.getConnectionMetaData().getConnection() instanceof HTTP2Connection) {
      long headers = headerBytes(request);
      weigh(request, REQUEST_BYTES + headers, endPoint.outstanding());
      if (headers > limits.headerBytes()) {
        Response.writeError(request, response, callback, TOO_LARGE);
        return true;
      }
    }
    if (!site.serveAtOnce(exchange)) {
      Request.addCompletionListener(request, failure -> endPoint.progress().end(failure == null));
      endPoint.progress().begin(() -> serve(exchange, endPoint));
    }
    return true;
  }

  private static long headerBytes(Request request) {
    long bytes = 0;
    for (HttpField header : request.getHeaders()) {
      bytes += header.getName().length() + header.getValue().length() + AROUND_A_HEADER;
    }
    return bytes;
  }

  /** Over HTTP/2 a connection may have many requests open, whether they are answered or not. */
  private static void weigh(Request request, long bytes, Outstanding outstanding) {
    outstanding.add(bytes);
    Request.addCompletionListener(request, failure -> outstanding.remove(bytes));
  }

  /** What has waited for its turn is not worth any work once its browser is gone. */
  private void serve(JettyExchange exchange, PromptEndPoint endPoint) {
    if (isGone(exchange, endPoint)) {
      return;
    }
    try {
      requests.execute(
          () -> {
            if (!isGone(exchange, endPoint)) {
              site.serve(exchange);
            }
          });
    } catch (RejectedExecutionException stopped) {
      exchange.abort(new EofException("The server is stopping", stopped));
    }
  }

  private static boolean isGone(JettyExchange exchange, PromptEndPoint endPoint) {
    boolean gone = !endPoint.isOpen();
    if (gone) {
      exchange.abort(new EofException("The browser is gone"));
    }
    return gone;
  }
}
