package io.jview.liveview.text;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.net.URLDecoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
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

  /**
   * Decodes a segment of a path, where a plus is a plus.
   *
   * @throws IllegalArgumentException if it is not correctly encoded, or no UTF-8
   */
  public static String decodeSegment(String encoded) {
    if (encoded.indexOf('%') < 0) {
      return encoded;
    }
    byte[] in = encoded.getBytes(UTF_8);
    ByteBuffer out = ByteBuffer.allocate(in.length);
    for (int i = 0; i < in.length; i++) {
      if (in[i] == '%') {
        out.put((byte) (digit(in, i + 1) << 4 | digit(in, i + 2)));
        i += 2;
      } else {
        out.put(in[i]);
      }
    }
    try {
      return UTF_8.newDecoder().decode(out.flip()).toString();
    } catch (CharacterCodingException malformed) {
      throw new IllegalArgumentException("an address is not encoded in UTF-8", malformed);
    }
  }

  private static int digit(byte[] encoded, int at) {
    int digit = at < encoded.length ? Character.digit(encoded[at], 16) : -1;
    if (digit < 0) {
      throw new IllegalArgumentException("an address has a % without two hex digits behind it");
    }
    return digit;
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
