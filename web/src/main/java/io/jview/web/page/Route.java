package io.jview.web.page;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveView;
import io.jview.liveview.host.PathPattern;
import io.jview.web.Handler;
import org.jspecify.annotations.Nullable;

/**
 * What serves a path.
 *
 * @param method GET or POST
 * @param path the path
 * @param group what it shares with others
 * @param view the LiveView; null where a plain handler serves it
 * @param handler the plain handler; null where a LiveView serves it
 * @param csrfChecked whether the form's token is checked first
 */
public record Route(
    String method,
    PathPattern path,
    Group group,
    @Nullable LiveView<?> view,
    @Nullable Handler handler,
    boolean csrfChecked) {

  public static Route live(Group group, String path, LiveView<?> view) {
    requireNonNull(view, "view");
    return new Route("GET", PathPattern.parse(path), group, view, null, false);
  }

  public static Route get(Group group, String path, Handler handler) {
    requireNonNull(handler, "handler");
    return new Route("GET", PathPattern.parse(path), group, null, handler, false);
  }

  public static Route post(Group group, String path, Handler handler, boolean csrfChecked) {
    requireNonNull(handler, "handler");
    return new Route("POST", PathPattern.parse(path), group, null, handler, csrfChecked);
  }

  /**
   * Checks that another route can stand beside this one.
   *
   * @throws IllegalArgumentException if both would answer the very same requests; names both
   */
  public void checkApart(Route other) {
    if (method.equals(other.method)) {
      path.checkApart(other.path);
    }
  }
}
