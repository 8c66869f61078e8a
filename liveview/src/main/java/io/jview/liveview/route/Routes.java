package io.jview.liveview.route;

import io.jview.liveview.LiveView;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.text.Address;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which path leads to which view. A literal segment wins over a parameter. Immutable. */
public final class Routes {

  private final List<Route> ordered;
  private final Predicate<String> isPlain;
  private final int longest;
  private final int maxAddress;
  private final int maxFields;

  private Routes(List<Route> ordered, Predicate<String> isPlain, int maxAddress, int maxFields) {
    this.ordered = ordered;
    this.isPlain = isPlain;
    this.longest = ordered.stream().mapToInt(Route::length).max().orElse(0);
    this.maxAddress = maxAddress;
    this.maxFields = maxFields;
  }

  /**
   * Reads patterns.
   *
   * @param isPlain tells which paths of the site lead to something else than a view, whatever the
   *     patterns say
   * @param maxAddress how long an address may be, in characters
   * @param maxFields how many parameters its query may have
   * @throws IllegalArgumentException if one is malformed, two would match the same paths, or two
   *     groups have one name
   */
  public static Routes of(
      List<Registration> views, Predicate<String> isPlain, int maxAddress, int maxFields) {
    Map<String, RouteGroup> groups = new HashMap<>();
    Map<LiveView<?>, String> keys = new IdentityHashMap<>();
    Map<String, Route> byShape = new TreeMap<>();
    for (Registration added : views) {
      checkName(added.group(), groups);
      String pattern = added.pattern();
      String key = keys.computeIfAbsent(added.view(), view -> pattern);
      Route route = Route.of(added, key);
      Route twin = byShape.putIfAbsent(route.shape(), route);
      if (twin != null) {
        throw new IllegalArgumentException(
            "the routes '" + twin.pattern() + "' and '" + pattern + "' match the same paths");
      }
    }
    return new Routes(List.copyOf(byShape.values()), isPlain, maxAddress, maxFields);
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
   * @throws IllegalArgumentException if the address is not correctly encoded, or too long
   */
  public @Nullable Target find(Address address) {
    if (address.length() > maxAddress) {
      throw new IllegalArgumentException("an address is longer than " + maxAddress + " characters");
    }
    List<String> path = Route.segments(address.path(), longest);
    if (path == null || isPlain.test(address.path())) {
      return null;
    }
    for (Route route : ordered) {
      Map<String, String> parameters = route.match(path);
      if (parameters != null) {
        Target target = route.target(address, parameters, maxFields);
        target.params();
        return target;
      }
    }
    return null;
  }

  /** Whether a route, by its name, leads to the view of a target as well. */
  public boolean isAnotherWayTo(Target target, @Nullable String route) {
    return ordered.stream().anyMatch(known -> known.name().equals(route) && known.leadsTo(target));
  }
}
