package io.jview.web.page;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;

import io.jview.liveview.host.RouteTable;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** All routes of a site, live and plain, by their method. Immutable. */
public final class RouteMap {

  private final Map<String, RouteTable<Route>> byMethod = new TreeMap<>();

  /**
   * Makes it.
   *
   * @throws IllegalArgumentException if two routes stand for the same requests
   */
  public RouteMap(List<Route> routes) {
    routes.stream()
        .collect(groupingBy(Route::method, toList()))
        .forEach((method, some) -> byMethod.put(method, RouteTable.of(some, Route::path)));
  }

  /**
   * Finds what answers a request; null: nothing.
   *
   * @throws IllegalArgumentException if the path is not correctly encoded
   */
  RouteTable.@Nullable Match<Route> find(String method, String path) {
    RouteTable<Route> table = byMethod.get(method);
    return table == null ? null : table.find(path);
  }

  /** Whether what shows a path is a plain handler; a malformed path is shown by none. */
  public boolean isPlain(String path) {
    try {
      RouteTable.Match<Route> found = find("GET", path);
      return found != null && found.target().handler() != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  /** The methods that a path may be asked with; none: there is nothing at all. */
  List<String> methods(String path) {
    return byMethod.keySet().stream().filter(method -> find(method, path) != null).toList();
  }
}
