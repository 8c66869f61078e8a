package io.jview.server;

import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.SocketRequest;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.server.ServerWebSocketContainer;
import org.jspecify.annotations.Nullable;

/** Opens the sockets of pages, at {@value #PATH}. */
final class SocketService implements Service {

  static final String PATH = "/live/websocket";

  private final LiveEndpoint endpoint;
  private final ServerWebSocketContainer container;
  private final ServerOptions options;
  private final LimitedLog slowBrowsers;

  SocketService(LiveEndpoint endpoint, ServerWebSocketContainer container, ServerOptions options) {
    this.endpoint = endpoint;
    this.container = container;
    this.options = options;
    this.slowBrowsers = new LimitedLog(System::nanoTime);
  }

  @Override
  public boolean serve(Exchange exchange) throws RefusedRequest {
    if (!exchange.path().equals(PATH)) {
      return false;
    }
    Opening opening = new Opening(exchange);
    if (!container.upgrade(
        opening::create, exchange.request(), exchange.response(), opening.completion())) {
      exchange.header("Upgrade", "websocket");
      throw new RefusedRequest(426);
    }
    return true;
  }

  /** One upgrade. LiveView is told also when it fails after LiveView has agreed to it. */
  private final class Opening {

    private final Exchange exchange;
    private volatile @Nullable BrowserSocket socket;

    Opening(Exchange exchange) {
      this.exchange = exchange;
    }

    @Nullable Object create(
        ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
      if (!options.socketCompression()) {
        response.setExtensions(List.of());
      }
      JettyTransport transport =
          new JettyTransport(options.limits().unwrittenBytes(), slowBrowsers);
      try {
        BrowserSocket opened = new BrowserSocket(transport, endpoint.connect(asked(), transport));
        socket = opened;
        return opened;
      } catch (RefusedException refused) {
        Response.writeError(request, response, callback, refused.status());
        return null;
      }
    }

    Callback completion() {
      return Callback.from(exchange.callback()::succeeded, this::failed);
    }

    private void failed(Throwable cause) {
      BrowserSocket opened = socket;
      if (opened != null) {
        opened.closed();
      }
      exchange.callback().failed(cause);
    }

    private SocketRequest asked() {
      return new SocketRequest(
          exchange.header(HttpHeader.ORIGIN.asString()),
          exchange.authority(),
          exchange.secure(),
          exchange.query(),
          exchange.cookies());
    }
  }
}
