package io.jview.web.http;

import io.jview.web.host.HttpExchange;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the site is on its host. What a browser must put before the site's paths is, from the
 * outside to the inside, a proxy's {@code X-Forwarded-Prefix} where that is trusted, or else the
 * host's context path, and then the site's own base path.
 *
 * @param own the site's base path; empty where it has none
 * @param trusted whether a proxy's prefix is believed
 */
public record BasePath(String own, boolean trusted) {

  private static final Pattern PATH = Pattern.compile("(/[A-Za-z0-9._~-]+)*");
  private static final int MAX_LENGTH = 200;

  /**
   * What an exchange is about.
   *
   * @param base what stands before the site's paths in the browser's address
   * @param path the path within the site
   */
  public record Located(String base, String path) {}

  /**
   * Checks a base path.
   *
   * @throws IllegalArgumentException if it is none
   */
  public static String checked(String path) {
    if (!isBase(path)) {
      throw new IllegalArgumentException(
          "The base path \""
              + path
              + "\" must be empty or look like /app: one slash before each part, none at the end,"
              + " and letters, digits, dots, dashes, tildes and underscores in the parts");
    }
    return path;
  }

  private static boolean isBase(String path) {
    return path.length() <= MAX_LENGTH
        && PATH.matcher(path).matches()
        && !path.contains("/./")
        && !path.contains("/../")
        && !path.endsWith("/.")
        && !path.endsWith("/..");
  }

  /** Puts a base path before an address of the site; others are left as they are. */
  public static String put(String base, String address) {
    boolean local = address.startsWith("/") && !address.startsWith("//");
    return local ? base + address : address;
  }

  /** Finds out what an exchange is about; null: it is none of the site's. */
  public @Nullable Located locate(HttpExchange exchange) {
    String prefix = trusted ? prefix(exchange) : null;
    String inside = strip(exchange.path());
    if (prefix == null) {
      return inside == null ? null : new Located(exchange.contextPath() + own, inside);
    }
    if (inside == null) {
      return new Located(prefix, exchange.path()); // the proxy has taken it away
    }
    return new Located(prefix.endsWith(own) ? prefix : prefix + own, inside);
  }

  /** Where a request stands that is answered though it is none of the site's. */
  public Located outside(HttpExchange exchange) {
    return new Located(exchange.contextPath() + own, exchange.path());
  }

  private @Nullable String strip(String path) {
    if (own.isEmpty()) {
      return path;
    }
    if (path.equals(own)) {
      return "/";
    }
    return path.startsWith(own + "/") ? path.substring(own.length()) : null;
  }

  /** Several proxies add theirs one behind the other, separated by commas. */
  private static @Nullable String prefix(HttpExchange exchange) {
    StringBuilder all = new StringBuilder();
    for (String header : exchange.headers("X-Forwarded-Prefix")) {
      for (String part : header.split(",")) {
        String one = part.strip();
        all.append(one.endsWith("/") ? one.substring(0, one.length() - 1) : one);
      }
    }
    String prefix = all.toString();
    return prefix.isEmpty() || !isBase(prefix) ? null : prefix;
  }
}
