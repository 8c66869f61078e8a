package io.jview.liveview.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.util.regex.Pattern;

/** Reading and checking addresses that come from outside. */
public final class Urls {

  private static final Pattern WEB =
      Pattern.compile("https?://[\\p{L}\\p{N}\\[]", Pattern.CASE_INSENSITIVE);

  private Urls() {}

  /** Decodes a name or value of a query or a form, where a plus is a space. */
  public static String decode(String encoded) {
    return URLDecoder.decode(encoded, UTF_8);
  }

  /** Decodes a segment of a path, where a plus is a plus. */
  public static String decodeSegment(String encoded) {
    return encoded.indexOf('%') < 0 ? encoded : decode(encoded.replace("+", "%2B"));
  }

  /**
   * Checks that a browser which goes there stays on this site: one slash at the start, so not
   * {@code //host} and not {@code /\host}, which browsers read alike, and no character that they
   * skip.
   *
   * @throws IllegalArgumentException if not
   */
  public static String local(String to) {
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
  public static String localOrWeb(String to) {
    if (WEB.matcher(to).lookingAt() && !isUnsafe(to)) {
      return to;
    }
    return local(to);
  }

  private static boolean isUnsafe(String to) {
    return to.chars().anyMatch(c -> c <= ' ' || c == 0x7f || c == '\\');
  }
}
