package io.jview.liveview.host;

import org.jspecify.annotations.Nullable;

/**
 * A plain GET of a page.
 *
 * @param path the path, percent-encoded as it came, such as {@code /chat/caf%C3%A9}
 * @param query the query, encoded, without its question mark; null where there is none
 * @param cookies the request's cookies
 * @param basePath what stands before the site's paths in the browser's address, such as {@code
 *     /app}; empty where nothing does
 */
public record PageRequest(String path, @Nullable String query, Cookies cookies, String basePath) {

  /**
   * Asks for a page of a site that has its host for itself.
   *
   * @param path see {@link #path}
   * @param query see {@link #query}
   * @param cookies see {@link #cookies}
   */
  public PageRequest(String path, @Nullable String query, Cookies cookies) {
    this(path, query, cookies, "");
  }
}
