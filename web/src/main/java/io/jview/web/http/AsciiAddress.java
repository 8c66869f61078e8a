package io.jview.web.http;

import java.net.IDN;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Addresses as a header carries them: percent-encoded UTF-8, and hosts in Punycode. */
final class AsciiAddress {

  private static final Pattern ABSOLUTE =
      Pattern.compile("([a-z][a-z0-9+.-]*://)([^/?#]*)(.*)", Pattern.CASE_INSENSITIVE);

  /** Letters that Java's older rules for hosts turn into others, so into another host. */
  private static final Pattern AMBIGUOUS = Pattern.compile("[ßẞς\u200c\u200d]");

  private static final String UNRESERVED = "-._~";

  private AsciiAddress() {}

  /**
   * Encodes what is beyond ASCII in an address, and nothing else.
   *
   * @param address a path with its query, or an absolute address
   * @throws IllegalArgumentException if it has a host that cannot be written so, or half a
   *     surrogate pair
   */
  static String of(String address) {
    Matcher absolute = ABSOLUTE.matcher(address);
    return absolute.matches()
        ? absolute.group(1) + host(absolute.group(2)) + encoded(absolute.group(3), false)
        : encoded(address, false);
  }

  /** Encodes everything but letters and digits of ASCII, and a few marks. */
  static String escape(String text) {
    return encoded(text, true);
  }

  /**
   * Writes a host in Punycode, whatever stands around it.
   *
   * @throws IllegalArgumentException if that cannot be
   */
  static String host(String authority) {
    if (authority.chars().allMatch(c -> c < 0x7f)) {
      return authority;
    }
    if (AMBIGUOUS.matcher(authority).find()) {
      throw new IllegalArgumentException(
          "The host \""
              + authority
              + "\" has letters that not everybody reads alike: write it as xn--…");
    }
    int start = authority.lastIndexOf('@') + 1;
    int port = authority.indexOf(':', start);
    int end = port < 0 ? authority.length() : port;
    return encoded(authority.substring(0, start), false)
        + IDN.toASCII(authority.substring(start, end))
        + authority.substring(end);
  }

  private static String encoded(String text, boolean reserved) {
    StringBuilder out = new StringBuilder(text.length() + 16);
    for (byte b : utf8(text)) {
      char c = (char) (b & 0xff);
      boolean plain = reserved ? isUnreserved(c) : c < 0x7f;
      if (plain) {
        out.append(c);
      } else {
        out.append('%')
            .append(Character.toUpperCase(Character.forDigit(c >> 4, 16)))
            .append(Character.toUpperCase(Character.forDigit(c & 15, 16)));
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || UNRESERVED.indexOf(c) >= 0;
  }

  private static byte[] utf8(String text) {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      byte[] copy = new byte[bytes.remaining()];
      bytes.get(copy);
      return copy;
    } catch (CharacterCodingException broken) {
      throw new IllegalArgumentException("An address holds half of a surrogate pair", broken);
    }
  }
}
