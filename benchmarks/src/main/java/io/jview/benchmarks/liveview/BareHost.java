package io.jview.benchmarks.liveview;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.io.Content;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.server.WebSocketUpgradeHandler;

/**
 * The program of a host that is Jetty alone: it answers the load client with ready texts and sends
 * the frames that LiveView would send, each from a mailbox and a virtual thread of its session. The
 * least that a fan-out costs.
 */
final class BareHost {

  private static final int BACKLOG = 4_096;
  private static final String PAGE =
      """
      <!doctype html><meta name="csrf-token" content="none">
      <div id="phx-bare" data-phx-main data-phx-session="none" data-phx-static="none"></div>
      """;

  private BareHost() {}

  public static void main(String[] arguments) throws Exception {
    Server server = new Server();
    ServerConnector connector = new ServerConnector(server);
    connector.setHost(Host.ADDRESS);
    connector.setAcceptQueueSize(BACKLOG);
    server.addConnector(connector);
    server.setHandler(sockets(new Page()));
    server.start();
    try {
      Host.serve(connector.getLocalPort());
    } finally {
      server.stop();
    }
  }

  private static Handler sockets(Handler page) {
    Set<BareSocket> open = ConcurrentHashMap.newKeySet();
    WebSocketUpgradeHandler handler = new WebSocketUpgradeHandler();
    handler.addMapping(
        "/live/websocket",
        (request, response, callback) -> {
          response.setExtensions(List.of());
          return new BareSocket(open);
        });
    handler.setHandler(page);
    return handler;
  }

  private static final class Page extends Handler.Abstract.NonBlocking {

    @Override
    public boolean handle(Request request, Response response, Callback callback)
        throws IOException {
      response.getHeaders().put(HttpHeader.CONTENT_TYPE, "text/html;charset=utf-8");
      response
          .getHeaders()
          .put(HttpHeader.CONTENT_LENGTH, PAGE.getBytes(StandardCharsets.UTF_8).length);
      Content.Sink.write(response, true, PAGE, callback);
      return true;
    }
  }
}
