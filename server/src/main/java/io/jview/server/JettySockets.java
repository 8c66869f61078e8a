package io.jview.server;

import io.jview.liveview.host.RefusedException;
import io.jview.web.Limits;
import io.jview.web.host.SocketOpener;
import java.util.List;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;

/** Makes connections WebSockets. */
final class JettySockets {

  private static final int MAX_OUTGOING_FRAMES = 2_048;
  private static final int NO_HANDSHAKE = 400;

  private final WebSocketMappings mappings;
  private final ServerOptions options;
  private final ConfigurationCustomizer configuration;
  private final SlowBrowsers slowBrowsers;

  JettySockets(WebSocketMappings mappings, ServerOptions options, SlowBrowsers slowBrowsers) {
    this.mappings = mappings;
    this.options = options;
    this.configuration = configuration(options.limits());
    this.slowBrowsers = slowBrowsers;
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

  /** Answers with the upgrade. Who takes the messages is told also when that fails later. */
  void upgrade(JettyExchange exchange, SocketOpener opener) throws RefusedException {
    Limits limits = options.limits();
    JettyTransport transport = new JettyTransport(limits.unwrittenBytes(), slowBrowsers);
    BrowserSocket socket =
        new BrowserSocket(transport, opener.open(transport), limits.frameBytes());
    boolean upgraded = false;
    try {
      upgraded =
          mappings.upgrade(
              negotiator(socket),
              exchange.request(),
              exchange.response(),
              completion(exchange, socket),
              configuration);
    } catch (HttpException.RuntimeException malformed) {
      throw new RefusedException(malformed.getCode(), "no WebSocket handshake");
    } finally {
      if (!upgraded) {
        socket.closed();
      }
    }
    if (!upgraded) {
      throw new RefusedException(NO_HANDSHAKE, "no WebSocket handshake");
    }
  }

  private WebSocketNegotiator negotiator(BrowserSocket socket) {
    return (request, response, callback) -> {
      if (!options.socketCompression()) {
        response.setExtensions(List.of());
      }
      return socket;
    };
  }

  private static Callback completion(JettyExchange exchange, BrowserSocket socket) {
    return Callback.from(
        exchange.callback()::succeeded,
        failure -> {
          socket.closed();
          exchange.callback().failed(failure);
        });
  }
}
