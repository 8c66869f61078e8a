package io.jview.liveview.route;

import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.text.Address;
import java.util.HashMap;
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
   * @throws IllegalArgumentException if one is malformed, two would match the same paths, or two
   *     groups have one name
   */
  public static Routes of(List<Registration> views) {
    Map<String, RouteGroup> groups = new HashMap<>();
    Map<LiveView<?>, String> keys = new IdentityHashMap<>();
    Map<String, Route> byShape = new TreeMap<>();
    for (Registration added : views) {
      checkName(added.group(), groups);
      String pattern = added.pattern();
      String key = keys.computeIfAbsent(added.view(), v -> pattern + " " + v.getClass().getName());
      Route route = Route.of(added, key);
      Route twin = byShape.putIfAbsent(route.shape(), route);
      if (twin != null) {
        throw new IllegalArgumentException(
            "the routes '" + twin.pattern() + "' and '" + pattern + "' match the same paths");
      }
    }
    return new Routes(List.copyOf(byShape.values()));
  }

  private static void checkName(RouteGroup group, Map<String, RouteGroup> byName) {
    RouteGroup known = byName.putIfAbsent(group.name(), group);
    if (known != null && !known.equals(group)) {
      throw new IllegalArgumentException("two groups have the name '" + group.name() + "'");
    }
  }

  /**
   * Finds where an address leads that a browser sees.
   *
   * @param basePath what stands before the site's paths there; perhaps empty
   * @return the target, or null where there is none in the site
   * @throws IllegalArgumentException if the address is not correctly encoded
   */
  public @Nullable Target find(String url, String basePath) {
    Address address = Address.of(url).within(basePath);
    return address == null ? null : find(address);
  }

  /**
   * Finds where an address of the site leads.
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
        return route.target(address, params);
      }
    }
    return null;
  }
}
