package io.jview.web.http;

import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.SocketRequest;
import io.jview.web.host.HttpExchange;

/** Opens the sockets of pages. */
public final class Sockets implements Service {

  private final LiveEndpoint endpoint;
  private final String path;
  private final boolean trusting;

  /**
   * Makes it.
   *
   * @param socketPath what the client is given; it adds the transport's name
   * @param trusting whether the browser's address is known behind a proxy too
   */
  public Sockets(LiveEndpoint endpoint, String socketPath, boolean trusting) {
    this.endpoint = endpoint;
    this.path = socketPath + "/websocket";
    this.trusting = trusting;
  }

  @Override
  public boolean serve(Exchange exchange) throws RefusedRequest {
    if (!exchange.path().equals(path)) {
      return false;
    }
    if (!"websocket".equalsIgnoreCase(exchange.header("Upgrade"))) {
      exchange.header("Upgrade", "websocket");
      throw new RefusedRequest(426);
    }
    try {
      SocketRequest asked = asked(exchange);
      exchange.host().upgrade(transport -> endpoint.connect(asked, transport));
    } catch (RefusedException refused) {
      throw new RefusedRequest(refused.status());
    }
    return true;
  }

  private SocketRequest asked(Exchange exchange) {
    HttpExchange host = exchange.host();
    return new SocketRequest(
        host.header("Origin"),
        host.authority(),
        host.secure(),
        RemotePlace.of(host, trusting),
        host.query(),
        exchange.cookies(),
        exchange.peer(),
        host.principal());
  }
}
