package io.jview.server;

import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.SocketRequest;
import java.util.List;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.eclipse.jetty.websocket.core.FrameHandler;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeRequest;
import org.eclipse.jetty.websocket.core.server.ServerUpgradeResponse;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.jspecify.annotations.Nullable;

/** Opens the sockets of pages, at {@value #PATH}. */
final class SocketService implements Service {

  static final String PATH = "/live/websocket";
  private static final int MAX_OUTGOING_FRAMES = 2_048;

  private final LiveEndpoint endpoint;
  private final WebSocketMappings sockets;
  private final ServerOptions options;
  private final ConfigurationCustomizer configuration;
  private final SlowBrowsers slowBrowsers;

  SocketService(
      LiveEndpoint endpoint,
      WebSocketMappings sockets,
      ServerOptions options,
      SlowBrowsers slowBrowsers) {
    this.endpoint = endpoint;
    this.sockets = sockets;
    this.options = options;
    this.configuration = configuration(options.limits());
    this.slowBrowsers = slowBrowsers;
  }

  @Override
  public boolean serve(Exchange exchange) throws RefusedRequest {
    if (!exchange.path().equals(PATH)) {
      return false;
    }
    Opening opening = new Opening(exchange);
    if (!sockets.upgrade(
        opening::negotiate,
        exchange.request(),
        exchange.response(),
        opening.completion(),
        configuration)) {
      exchange.header("Upgrade", "websocket");
      throw new RefusedRequest(426);
    }
    return true;
  }

  static ConfigurationCustomizer configuration(Limits limits) {
    ConfigurationCustomizer configuration = new ConfigurationCustomizer();
    configuration.setIdleTimeout(limits.idleTimeout());
    configuration.setMaxTextMessageSize(limits.frameBytes());
    configuration.setMaxBinaryMessageSize(limits.frameBytes());
    configuration.setMaxFrameSize(limits.frameBytes());
    configuration.setMaxOutgoingFrames(MAX_OUTGOING_FRAMES);
    return configuration;
  }

  /** One upgrade. LiveView is told also when it fails after LiveView has agreed to it. */
  private final class Opening {

    private final Exchange exchange;
    private volatile @Nullable BrowserSocket socket;

    Opening(Exchange exchange) {
      this.exchange = exchange;
    }

    @Nullable FrameHandler negotiate(
        ServerUpgradeRequest request, ServerUpgradeResponse response, Callback callback) {
      if (!options.socketCompression()) {
        response.setExtensions(List.of());
      }
      JettyTransport transport =
          new JettyTransport(options.limits().unwrittenBytes(), slowBrowsers);
      try {
        BrowserSocket opened =
            new BrowserSocket(
                transport, endpoint.connect(asked(), transport), options.limits().frameBytes());
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
