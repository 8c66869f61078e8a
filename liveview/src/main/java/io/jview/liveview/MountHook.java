package io.jview.liveview;

/**
 * Runs before the pages of a group mount, such as to count a visit, to subscribe each page to a
 * topic, or to send away who has no account yet. Called for the plain page and again for the joined
 * one, on the thread that mounts it, before {@link LiveView#mount}; for nested views it is not. One
 * object serves all pages.
 */
@FunctionalInterface
public interface MountHook {

  /**
   * Runs before a page mounts. After {@link LiveSocket#redirect} or {@link LiveSocket#navigate} the
   * page goes there, and neither a later hook nor the view is called.
   *
   * @param params path and query parameters
   * @param session the signed session cookie's values
   * @param socket the page's socket, as {@link LiveView#mount} gets it
   * @throws Exception whatever makes the page impossible, as in {@link LiveView#mount}
   */
  void onMount(Params params, Session session, LiveSocket socket) throws Exception;
}
