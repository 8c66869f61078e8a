package io.jview.liveview.route;

import io.jview.liveview.LiveView;
import io.jview.liveview.host.LiveLimits.Addresses;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.host.RouteTable;
import io.jview.liveview.text.Address;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Which path leads to which view. Immutable. */
public final class Routes {

  private final List<Route> routes;
  private final RouteTable<Route> table;
  private final Predicate<String> isPlain;
  private final Addresses limits;

  private Routes(List<Route> routes, Predicate<String> isPlain, Addresses limits) {
    this.routes = routes;
    this.table = RouteTable.of(routes, Route::pattern);
    this.isPlain = isPlain;
    this.limits = limits;
  }

  /**
   * Reads patterns.
   *
   * @param isPlain tells which paths of the site lead to something else than a view, whatever the
   *     patterns say
   * @param limits how large an address may be
   * @throws IllegalArgumentException if one is malformed, two would match the same paths, or two
   *     groups have one name
   */
  public static Routes of(List<Registration> views, Predicate<String> isPlain, Addresses limits) {
    Map<String, RouteGroup> groups = new HashMap<>();
    Map<LiveView<?>, String> keys = new IdentityHashMap<>();
    List<Route> routes = new ArrayList<>();
    for (Registration added : views) {
      checkName(added.group(), groups);
      routes.add(Route.of(added, keys.computeIfAbsent(added.view(), view -> added.pattern())));
    }
    return new Routes(List.copyOf(routes), isPlain, limits);
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
    if (address.length() > limits.length()) {
      throw new IllegalArgumentException(
          "an address is longer than " + limits.length() + " characters");
    }
    RouteTable.Match<Route> found = table.find(address.path());
    if (found == null || isPlain.test(address.path())) {
      return null;
    }
    Target target = found.target().target(address, found.parameters(), limits.fields());
    target.params();
    return target;
  }

  /** Whether a route, by its name, leads to the view of a target as well. */
  public boolean isAnotherWayTo(Target target, @Nullable String route) {
    return routes.stream().anyMatch(known -> known.isKnownAs(route) && known.leadsTo(target));
  }
}
