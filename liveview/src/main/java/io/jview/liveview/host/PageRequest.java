package io.jview.liveview.host;

import io.jview.liveview.Peer;
import java.security.Principal;
import org.jspecify.annotations.Nullable;

/**
 * A plain GET of a page.
 *
 * @param path the site's own path, without the base path, percent-encoded as it came, such as
 *     {@code /chat/caf%C3%A9}
 * @param query the query, encoded, without its question mark; null where there is none
 * @param cookies the request's cookies
 * @param basePath what stands before the site's paths in the browser's address, such as {@code
 *     /app}; empty where nothing does
 * @param peer who asks
 * @param principal who is signed in with the host; null where nobody is, or the host knows nobody
 */
public record PageRequest(
    String path,
    @Nullable String query,
    Cookies cookies,
    String basePath,
    Peer peer,
    @Nullable Principal principal) {

  /**
   * Asks for a page of a site that has its host for itself, on behalf of a peer unknown.
   *
   * @param path the path
   * @param query the query; null where there is none
   * @param cookies the request's cookies
   */
  public PageRequest(String path, @Nullable String query, Cookies cookies) {
    this(path, query, cookies, "", Peer.UNKNOWN, null);
  }
}
