package io.jview.web;

import java.net.URI;

/** Checks where a redirect leads. */
final class LocalPath {

  private LocalPath() {}

  /** Gives the path back if it stays on this site, however a browser may read it. */
  static String require(String path) {
    boolean local =
        path.startsWith("/")
            && !path.startsWith("//")
            && path.indexOf('\\') < 0
            && path.chars().noneMatch(c -> c <= ' ' || c == 0x7f);
    if (!local) {
      throw new IllegalArgumentException(
          "A redirect must be a path that starts with one slash, without spaces, backslashes and"
              + " control characters; for another site there is redirectAway");
    }
    return path;
  }

  static String requireWeb(URI address) {
    boolean web =
        ("https".equalsIgnoreCase(address.getScheme())
                || "http".equalsIgnoreCase(address.getScheme()))
            && address.getRawAuthority() != null;
    if (!web) {
      throw new IllegalArgumentException(
          "A redirect away must be an absolute http or https address");
    }
    return address.toString();
  }
}
