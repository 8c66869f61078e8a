package io.jview.web.page;

import io.jview.web.http.Exchange;
import io.jview.web.http.RefusedRequest;
import io.jview.web.http.Service;
import java.util.List;
import java.util.Map;

/** Finds what serves a path: the LiveView or the plain handler whose pattern says most. */
public final class Routes implements Service {

  private final List<Route> routes;
  private final LivePages pages;
  private final PlainPages plain;

  public Routes(List<Route> routes, LivePages pages, PlainPages plain) {
    this.routes = List.copyOf(routes);
    this.pages = pages;
    this.plain = plain;
  }

  /** Whether what serves a path is a plain handler; routes that say more come first. */
  public static boolean isPlain(List<Route> routes, String path) {
    return routes.stream()
        .filter(route -> route.method().equals("GET") && route.path().matches(path))
        .findFirst()
        .filter(route -> route.handler() != null)
        .isPresent();
  }

  @Override
  public boolean serve(Exchange exchange) throws Exception {
    String path = exchange.path();
    for (Route route : routes) {
      if (!route.method().equals(exchange.method())) {
        continue;
      }
      Map<String, String> parameters = route.path().match(path);
      if (parameters != null) {
        serve(exchange, route, parameters);
        return true;
      }
    }
    refuseOtherMethods(exchange, path);
    return false;
  }

  private void serve(Exchange exchange, Route route, Map<String, String> parameters)
      throws Exception {
    if (route.handler() == null) {
      pages.serve(exchange, route.group());
    } else {
      plain.serve(exchange, route, route.handler(), parameters);
    }
  }

  private void refuseOtherMethods(Exchange exchange, String path) throws RefusedRequest {
    StringBuilder allowed = new StringBuilder();
    for (Route route : routes) {
      if (route.path().match(path) != null && allowed.indexOf(route.method()) < 0) {
        allowed.append(allowed.isEmpty() ? "" : ", ").append(route.method());
      }
    }
    if (!allowed.isEmpty()) {
      exchange.header("Allow", allowed.toString());
      throw new RefusedRequest(405);
    }
  }
}
