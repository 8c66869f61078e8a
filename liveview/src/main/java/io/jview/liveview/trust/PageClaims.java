package io.jview.liveview.trust;

import java.util.HashMap;
import java.util.Map;

/**
 * What a page's token says of the page.
 *
 * @param group the group of pages that it is in
 * @param route names its route
 * @param path where the server found it
 * @param basePath what stands before the site's paths in the browser's address; perhaps empty
 * @param owner who was signed in when it was loaded, in a form that tells nobody who it is
 */
public record PageClaims(String group, String route, String path, String basePath, String owner) {

  private static final int MAX_PATH = 200;

  Map<String, String> claims(String id) {
    Map<String, String> claims = new HashMap<>();
    claims.put("id", id);
    claims.put("group", group);
    claims.put("route", route);
    if (path.length() <= MAX_PATH && !path.equals(route)) {
      claims.put("path", path);
    }
    if (!basePath.isEmpty()) {
      claims.put("base", basePath);
    }
    if (!owner.isEmpty()) {
      claims.put("owner", owner);
    }
    return claims;
  }

  /** Reads what a valid token says. */
  public static PageClaims of(CheckedToken token) {
    Map<String, String> claims = token.claims();
    String route = claims.getOrDefault("route", "");
    return new PageClaims(
        claims.getOrDefault("group", ""),
        route,
        claims.getOrDefault("path", route),
        claims.getOrDefault("base", ""),
        claims.getOrDefault("owner", ""));
  }
}
