package io.jview.web.page;

import io.jview.web.Handler;
import org.jspecify.annotations.Nullable;

/**
 * What serves a path.
 *
 * @param method GET or POST
 * @param path the path
 * @param handler the plain handler; null where a LiveView serves it
 * @param csrfChecked whether the form's token is checked first
 */
public record Route(
    String method, PathPattern path, @Nullable Handler handler, boolean csrfChecked) {

  public static Route live(String path) {
    return new Route("GET", PathPattern.parse(path), null, false);
  }

  public static Route get(String path, Handler handler) {
    return new Route("GET", PathPattern.parse(path), handler, false);
  }

  public static Route post(String path, Handler handler, boolean csrfChecked) {
    return new Route("POST", PathPattern.parse(path), handler, csrfChecked);
  }

  /** Tells whether both would serve the very same requests. */
  public boolean clashesWith(Route other) {
    return method.equals(other.method) && path.sameAs(other.path);
  }
}
