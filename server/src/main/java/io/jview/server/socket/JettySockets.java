package io.jview.server.socket;

import io.jview.liveview.host.LiveConnection;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.host.RefusedException;
import io.jview.pubsub.log.LimitedLog;
import io.jview.web.Limits;
import io.jview.web.host.SocketOpener;
import org.eclipse.jetty.http.HttpException;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;
import org.eclipse.jetty.websocket.core.Configuration.ConfigurationCustomizer;
import org.eclipse.jetty.websocket.core.server.WebSocketMappings;
import org.eclipse.jetty.websocket.core.server.WebSocketNegotiator;

/** Makes connections WebSockets. */
public final class JettySockets {

  private static final int MAX_OUTGOING_FRAMES = 2_048;
  private static final int NO_HANDSHAKE = 400;

  /** The one extension that may be used. */
  private static final String DEFLATE = "permessage-deflate";

  private final LimitedLog log = new LimitedLog(JettySockets.class, System::nanoTime);
  private final WebSocketMappings mappings;
  private final Limits limits;
  private final boolean compression;
  private final MemoryBudget budget;
  private final ConfigurationCustomizer configuration;
  private final SlowBrowsers slowBrowsers;

  /**
   * Makes it.
   *
   * @param compression whether {@code permessage-deflate} may be used
   * @param budget counts what is held for all browsers
   */
  public JettySockets(
      WebSocketMappings mappings,
      Limits limits,
      boolean compression,
      MemoryBudget budget,
      SlowBrowsers slowBrowsers) {
    this.mappings = mappings;
    this.limits = limits;
    this.compression = compression;
    this.budget = budget;
    this.configuration = configuration(limits);
    this.slowBrowsers = slowBrowsers;
  }

  static ConfigurationCustomizer configuration(Limits limits) {
    ConfigurationCustomizer configuration = new ConfigurationCustomizer();
    configuration.setIdleTimeout(limits.idleTimeout());
    configuration.setMaxTextMessageSize(limits.frameBytes());
    configuration.setMaxBinaryMessageSize(limits.frameBytes());
    configuration.setMaxFrameSize(limits.frameBytes());
    configuration.setAutoFragment(true);
    configuration.setMaxOutgoingFrames(MAX_OUTGOING_FRAMES);
    return configuration;
  }

  /**
   * Answers with the upgrade. Who takes the messages is told also when that fails later.
   *
   * @param opener decides whether there may be a socket
   * @throws RefusedException if there may not, or if this is no handshake
   */
  public void upgrade(Request request, Response response, Callback callback, SocketOpener opener)
      throws RefusedException {
    BrowserSocket socket = open(opener);
    boolean upgraded = false;
    try {
      upgraded =
          mappings.upgrade(
              negotiator(socket), request, response, completion(callback, socket), configuration);
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

  private BrowserSocket open(SocketOpener opener) throws RefusedException {
    JettyTransport transport = new JettyTransport(limits.unwrittenBytes(), slowBrowsers, budget);
    LiveConnection connection = opener.open(transport);
    MemoryBudget.Share unfinished = budget.open(() -> letGo(transport));
    IncomingMessage incoming = new IncomingMessage(connection, unfinished);
    return new BrowserSocket(transport, connection, incoming, limits.requestDeadline(), log);
  }

  private void letGo(JettyTransport transport) {
    log.warn(
        "Closed the socket of {} with {}: its message is not complete, and no memory was left",
        transport.remoteAddress(),
        IncomingMessage.TRY_AGAIN);
    transport.close(IncomingMessage.TRY_AGAIN, "no memory left for this message");
  }

  private WebSocketNegotiator negotiator(BrowserSocket socket) {
    return (request, response, callback) -> {
      response.setExtensions(
          request.getExtensions().stream()
              .filter(asked -> compression && asked.getName().equals(DEFLATE))
              .limit(1)
              .toList());
      return socket;
    };
  }

  private static Callback completion(Callback callback, BrowserSocket socket) {
    return Callback.from(
        callback::succeeded,
        failure -> {
          socket.closed();
          callback.failed(failure);
        });
  }
}
