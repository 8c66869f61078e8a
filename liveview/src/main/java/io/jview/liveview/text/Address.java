package io.jview.liveview.text;

import org.jspecify.annotations.Nullable;

/** Where a page is: its path and its query, both encoded. */
public record Address(String path, @Nullable String query) {

  /** Takes path and query out of what a browser calls its location, or of a local path. */
  public static Address of(String url) {
    String rest = url;
    int scheme = url.indexOf("://");
    if (scheme > 0 && url.indexOf('/') == scheme + 1) {
      int path = url.indexOf('/', scheme + 3);
      rest = path < 0 ? "/" : url.substring(path);
    }
    int fragment = rest.indexOf('#');
    if (fragment >= 0) {
      rest = rest.substring(0, fragment);
    }
    int query = rest.indexOf('?');
    return query < 0
        ? new Address(rest, null)
        : new Address(rest.substring(0, query), rest.substring(query + 1));
  }

  @Override
  public String toString() {
    return query == null ? path : path + "?" + query;
  }

  /** Gives the address within a site that the browser sees below a path; null: it is outside. */
  public @Nullable Address within(String basePath) {
    if (basePath.isEmpty()) {
      return this;
    }
    if (path.equals(basePath)) {
      return new Address("/", query);
    }
    return path.startsWith(basePath + "/")
        ? new Address(path.substring(basePath.length()), query)
        : null;
  }

  public int length() {
    return path.length() + (query == null ? 0 : query.length() + 1);
  }
}
