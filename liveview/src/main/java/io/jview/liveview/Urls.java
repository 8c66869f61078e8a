package io.jview.liveview;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Reading and checking addresses that come from outside. */
final class Urls {

  private Urls() {}

  /** Decodes a name or value of a query or a form, where a plus is a space. */
  static String decode(String encoded) {
    return URLDecoder.decode(encoded, UTF_8);
  }

  /** Decodes a segment of a path, where a plus is a plus. */
  static String decodeSegment(String encoded) {
    return encoded.indexOf('%') < 0 ? encoded : decode(encoded.replace("+", "%2B"));
  }

  /**
   * Checks that a browser which goes there stays on this site: one slash at the start, so not
   * {@code //host} and not {@code /\host}, which browsers read alike, and no character that they
   * skip.
   *
   * @throws IllegalArgumentException if not
   */
  static String local(String to) {
    if (!to.startsWith("/") || to.startsWith("//") || isUnsafe(to)) {
      throw new IllegalArgumentException(
          "'"
              + Names.shortened(to)
              + "' is not a path of this site: it must start with one slash,"
              + " without backslashes, spaces and control characters");
    }
    return to;
  }

  /**
   * Checks that an address is a path of this site or an absolute one that is no script.
   *
   * @throws IllegalArgumentException if not
   */
  static String localOrWeb(String to) {
    String start = to.substring(0, Math.min(to.length(), 8)).toLowerCase(Locale.ROOT);
    boolean web = start.startsWith("http://") || start.startsWith("https://");
    if (!web) {
      return local(to);
    }
    if (isUnsafe(to) || host(to) == null) {
      throw new IllegalArgumentException(
          "'" + Names.shortened(to) + "' is not an http or https address");
    }
    return to;
  }

  private static boolean isUnsafe(String to) {
    return to.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '\\');
  }

  private static @Nullable String host(String to) {
    try {
      return new URI(to.replaceAll("[?#].*", "")).getHost();
    } catch (URISyntaxException malformed) {
      return null;
    }
  }
}
