package io.jview.web.page;

import io.jview.liveview.host.RouteTable;
import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import io.jview.web.http.Service;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Gives a request to what serves its path: a LiveView or a plain handler. */
public final class Routes implements Service {

  private final RouteMap routes;
  private final LivePages pages;
  private final PlainPages plain;

  public Routes(RouteMap routes, LivePages pages, PlainPages plain) {
    this.routes = routes;
    this.pages = pages;
    this.plain = plain;
  }

  @Override
  public boolean serve(Exchange exchange) throws Exception {
    RouteTable.Match<Route> found = find(exchange);
    if (found == null) {
      return false;
    }
    serve(exchange, found.target(), found.parameters());
    return true;
  }

  private RouteTable.@Nullable Match<Route> find(Exchange exchange) throws RefusedRequest {
    try {
      RouteTable.Match<Route> found = routes.find(exchange.method(), exchange.path());
      if (found == null) {
        refuseOtherMethods(exchange);
      }
      return found;
    } catch (IllegalArgumentException malformed) {
      throw new RefusedRequest(400);
    }
  }

  private void serve(Exchange exchange, Route route, Map<String, String> parameters)
      throws Exception {
    if (route.handler() == null) {
      pages.serve(exchange, route.group());
    } else {
      plain.serve(exchange, route, route.handler(), parameters);
    }
  }

  private void refuseOtherMethods(Exchange exchange) throws RefusedRequest {
    List<String> allowed = routes.methods(exchange.path());
    if (!allowed.isEmpty()) {
      exchange.header("Allow", String.join(", ", allowed));
      throw new RefusedRequest(405);
    }
  }
}
