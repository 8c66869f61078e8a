package io.jview.web;

import io.jview.liveview.LiveView;
import io.jview.liveview.html.Route;

/**
 * What routes are added to: a site or a group of it. A path is a pattern such as {@code
 * /chat/{room}}, or a constant {@link Route}, by which what links to it names it too.
 *
 * @param <B> the builder itself
 */
public interface Routing<B> {

  /**
   * Adds a live page.
   *
   * @param path its path, such as {@code /chat/{room}}
   * @param view the view
   * @return this
   * @throws IllegalArgumentException if the path is malformed or taken
   */
  B live(String path, LiveView<?> view);

  /**
   * Adds a plain page.
   *
   * @param path its path, such as {@code /invoices/{id}}
   * @param handler answers GET and HEAD
   * @return this
   * @throws IllegalArgumentException if the path is malformed or taken
   */
  B get(String path, Handler handler);

  /**
   * Adds the receiver of a form. The form must post {@link Request#csrfToken()} as {@code
   * _csrf_token}, or a script send it as header {@code X-CSRF-Token}; otherwise it is refused with
   * 403.
   *
   * @param path its path
   * @param handler answers POST
   * @return this
   * @throws IllegalArgumentException if the path is malformed or taken
   */
  B post(String path, Handler handler);

  /**
   * Adds a receiver of POSTs by other programs, without CSRF check. It must not trust the session.
   *
   * @param path its path
   * @param handler answers POST
   * @return this
   * @throws IllegalArgumentException if the path is malformed or taken
   */
  B webhook(String path, Handler handler);

  /**
   * Adds a live page; see {@link #live(String, LiveView)}.
   *
   * @param route where it is
   * @param view the view
   * @return this
   * @throws IllegalArgumentException if the route is no path of a site, or taken
   */
  default B live(Route route, LiveView<?> view) {
    return live(route.pattern(), view);
  }

  /**
   * Adds a plain page; see {@link #get(String, Handler)}.
   *
   * @param route where it is
   * @param handler answers GET and HEAD
   * @return this
   * @throws IllegalArgumentException if the route is no path of a site, or taken
   */
  default B get(Route route, Handler handler) {
    return get(route.pattern(), handler);
  }

  /**
   * Adds the receiver of a form; see {@link #post(String, Handler)}.
   *
   * @param route where it is
   * @param handler answers POST
   * @return this
   * @throws IllegalArgumentException if the route is no path of a site, or taken
   */
  default B post(Route route, Handler handler) {
    return post(route.pattern(), handler);
  }
}
