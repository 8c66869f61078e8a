package io.jview.liveview.route;

import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.text.Address;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Which path leads to which view. A literal segment wins over a parameter. Immutable. */
public final class Routes {

  private final List<Route> ordered;

  private Routes(List<Route> ordered) {
    this.ordered = ordered;
  }

  /**
   * Reads patterns.
   *
   * @throws IllegalArgumentException if one is malformed, or two would match the same paths
   */
  public static Routes of(List<Map.Entry<String, LiveView<?>>> views) {
    Map<LiveView<?>, String> keys = new IdentityHashMap<>();
    Map<String, Route> byShape = new TreeMap<>();
    for (Map.Entry<String, LiveView<?>> entry : views) {
      String pattern = entry.getKey();
      LiveView<?> view = entry.getValue();
      String key = keys.computeIfAbsent(view, v -> pattern + " " + v.getClass().getName());
      Route route = Route.of(pattern, view, key);
      Route twin = byShape.putIfAbsent(route.shape(), route);
      if (twin != null) {
        throw new IllegalArgumentException(
            "the routes '" + twin.pattern() + "' and '" + pattern + "' match the same paths");
      }
    }
    return new Routes(List.copyOf(byShape.values()));
  }

  /**
   * Finds where an address leads.
   *
   * @return the target, or null where there is none
   * @throws IllegalArgumentException if the address is not correctly encoded
   */
  public @Nullable Target find(Address address) {
    List<String> path = Route.segments(address.path());
    if (path == null) {
      return null;
    }
    for (Route route : ordered) {
      Map<String, String> parameters = route.match(path);
      if (parameters != null) {
        Params params = Params.parse(address.query()).with(parameters);
        return new Target(route.view(), route.viewKey(), params);
      }
    }
    return null;
  }
}
