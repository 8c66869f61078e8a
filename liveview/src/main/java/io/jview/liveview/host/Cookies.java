package io.jview.liveview.host;

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
}
