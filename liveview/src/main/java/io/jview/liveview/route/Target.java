package io.jview.liveview.route;

import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.text.Address;

/**
 * Where an address of the site leads.
 *
 * @param viewKey names the view by its first route
 * @param route names the route itself, on every version of the site that has it
 * @param params the path's and the query's parameters
 */
public record Target(
    Address address,
    RouteGroup group,
    LiveView<?> view,
    String viewKey,
    String route,
    Params params) {

  /** Whether a page that shows the one can go to the other without a new mount. */
  public boolean isSameViewAs(Target other) {
    return viewKey.equals(other.viewKey) && group.name().equals(other.group.name());
  }
}
