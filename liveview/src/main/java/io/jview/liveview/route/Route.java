package io.jview.liveview.route;

import io.jview.liveview.host.PathPattern;
import io.jview.liveview.text.Address;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A pattern such as {@code /chat/{room}} and the view that it leads to.
 *
 * @param viewKey names the view on every instance alike
 * @param name the pattern's shape: by it other versions of a site know the route
 * @param plain where it is if it has no parameters
 */
record Route(
    Registration registration, PathPattern pattern, String viewKey, String name, Address plain) {

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  static Route of(Registration registration, String viewKey) {
    PathPattern pattern = PathPattern.parse(registration.pattern());
    return new Route(
        registration, pattern, viewKey, pattern.shape(), new Address(pattern.text(), null));
  }

  boolean isKnownAs(@Nullable String other) {
    return name.equals(other);
  }

  boolean leadsTo(Target target) {
    return registration.view().equals(target.view()) && registration.group().equals(target.group());
  }

  /** Where it leads at an address that it matches; those at the same place share the address. */
  Target target(Address address, Map<String, String> parameters, int maxFields) {
    Address at = plain.equals(address) ? plain : address;
    return new Target(
        at, registration.group(), registration.view(), viewKey, name, parameters, maxFields);
  }
}
