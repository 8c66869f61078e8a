package io.jview.web.http;

import io.jview.liveview.host.LiveEndpoint;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.host.SocketRequest;
import io.jview.web.host.HttpExchange;

/** Opens the sockets of pages. */
public final class Sockets implements Service {

  private final LiveEndpoint endpoint;
  private final String path;

  /**
   * Makes it.
   *
   * @param socketPath what the client is given; it adds the transport's name
   */
  public Sockets(LiveEndpoint endpoint, String socketPath) {
    this.endpoint = endpoint;
    this.path = socketPath + "/websocket";
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
      exchange.host().upgrade(transport -> endpoint.connect(asked(exchange), transport));
    } catch (RefusedException refused) {
      throw new RefusedRequest(refused.status());
    }
    return true;
  }

  private static SocketRequest asked(Exchange exchange) {
    HttpExchange host = exchange.host();
    return new SocketRequest(
        host.header("Origin"),
        host.authority(),
        host.secure(),
        host.query(),
        exchange.cookies(),
        exchange.peer(),
        host.principal());
  }
}
