package io.jview.liveview.route;

import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.host.RouteGroup;
import io.jview.liveview.text.Address;
import java.util.Map;

/**
 * Where an address of the site leads.
 *
 * @param viewKey names the view by its first route
 * @param route names the route itself, on every version of the site that has it
 * @param segments the path's parameters
 * @param maxFields how many parameters the query may have
 */
public record Target(
    Address address,
    RouteGroup group,
    LiveView<?> view,
    String viewKey,
    String route,
    Map<String, String> segments,
    int maxFields) {

  /**
   * The path's and the query's parameters. They are read anew each time, since they may be much
   * larger than the text that they stand in, and are needed for a moment only.
   *
   * @throws IllegalArgumentException if the query is not correctly encoded, or has too many
   */
  public Params params() {
    return Params.parse(address.query(), maxFields).with(segments);
  }

  /** Whether a page that shows the one can go to the other without a new mount. */
  public boolean isSameViewAs(Target other) {
    return viewKey.equals(other.viewKey) && group.name().equals(other.group.name());
  }
}
