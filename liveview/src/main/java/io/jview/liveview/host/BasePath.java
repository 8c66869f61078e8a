package io.jview.liveview.host;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a browser sees ahead of a site's own paths, where the site is not at the root of its host.
 * Views, routes and guards know the site's own paths only; the base path is taken off addresses
 * that come from a browser and put on those that go to it. Immutable.
 *
 * @param path such as {@code /app}, percent-encoded; empty at the root
 */
public record BasePath(String path) {

  private static final int MAX = 256;
  private static final Pattern FORM =
      Pattern.compile("(/(?!\\.{1,2}(/|$))([A-Za-z0-9._~!$&'()*+,;=:@-]|%[0-9A-Fa-f]{2})+)*");

  /** The base path of a site at the root of its host. */
  public static final BasePath ROOT = new BasePath("");

  /**
   * Checks it.
   *
   * @throws IllegalArgumentException if it does not start with a slash, ends with one, has a
   *     segment that is empty, {@code .} or {@code ..}, a character that must be encoded, or more
   *     than 256 characters
   */
  public BasePath {
    if (path.length() > MAX || !FORM.matcher(path).matches()) {
      throw new IllegalArgumentException(
          "not a base path: it must look like /app or /shop/de, percent-encoded, without a slash at"
              + " its end, and have at most "
              + MAX
              + " characters");
    }
  }

  /**
   * Reads a base path as people write it.
   *
   * @param path such as {@code /app}; {@code /} and the empty text are the root, and a slash at the
   *     end does not count
   * @return the base path
   * @throws IllegalArgumentException if it is none
   */
  public static BasePath of(String path) {
    String trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
    return trimmed.isEmpty() ? ROOT : new BasePath(trimmed);
  }

  /**
   * Puts another base path ahead, such as that which a proxy takes off.
   *
   * @param outer what stands ahead
   * @return both, one after the other
   * @throws IllegalArgumentException if that is too long
   */
  public BasePath under(BasePath outer) {
    return outer.path.isEmpty() ? this : new BasePath(outer.path + path);
  }

  /**
   * Makes a path of the site what the browser must see.
   *
   * @param local a path of the site, with its query; starts with a slash. Anything else, such as an
   *     absolute address, stays as it is
   * @return the same under this base path
   */
  public String add(String local) {
    return local.startsWith("/") ? path + local : local;
  }

  /**
   * Makes a path that the browser sees one of the site.
   *
   * @param seen a path, percent-encoded
   * @return the site's own path, which starts with a slash; null where it is not under this base
   *     path
   */
  public @Nullable String strip(String seen) {
    if (!seen.startsWith(path)) {
      return null;
    }
    String own = seen.substring(path.length());
    return own.isEmpty() ? "/" : own.startsWith("/") ? own : null;
  }
}
