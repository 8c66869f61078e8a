package io.jview.liveview.host;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A request's cookies. */
@FunctionalInterface
public interface Cookies {

  /**
   * Gives a cookie.
   *
   * @param name its name
   * @return its value, or null where there is none
   */
  @Nullable String get(String name);

  /**
   * Gives all cookies of a name: several hosts and paths may have set one each.
   *
   * @param name their name
   * @return their values, the more specific ones first; empty where there is none
   */
  default List<String> all(String name) {
    String only = get(name);
    return only == null ? List.of() : List.of(only);
  }
}
