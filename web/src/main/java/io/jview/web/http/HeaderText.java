package io.jview.web.http;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Brings headers into the form that HTTP carries: a token and printable ASCII. What has a form in
 * ASCII is given it, such as addresses and file names; the rest is refused.
 */
public final class HeaderText {

  private static final Pattern TOKEN = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");
  private static final Pattern FILE_NAME =
      Pattern.compile("\\bfilename\\s*=\\s*(?:\"([^\"]*)\"|([^\\s;\"]+))");
  private static final Set<String> ADDRESSES = Set.of("location", "content-location");

  /** Those that say how the message itself is sent. */
  private static final Set<String> SERVERS_OWN =
      Set.of(
          "connection",
          "content-length",
          "keep-alive",
          "proxy-connection",
          "trailer",
          "transfer-encoding",
          "upgrade");

  private HeaderText() {}

  /**
   * Checks a header's name.
   *
   * @throws IllegalArgumentException if it is none, or one that only the server sets
   */
  public static String name(String name) {
    if (!TOKEN.matcher(name).matches()) {
      throw new IllegalArgumentException(
          "\"" + name + "\" is no name of a header: letters, digits, and dashes");
    }
    if (SERVERS_OWN.contains(name.toLowerCase(Locale.ROOT))) {
      throw new IllegalArgumentException("The header " + name + " is the server's own to set");
    }
    return name;
  }

  /**
   * Gives a header's value as it is sent.
   *
   * @throws IllegalArgumentException if a header cannot carry it
   */
  public static String value(String name, String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == 0x7f) {
        throw new IllegalArgumentException("The header " + name + " holds control characters");
      }
    }
    if (isAscii(value)) {
      return value;
    }
    String lower = name.toLowerCase(Locale.ROOT);
    String encoded =
        ADDRESSES.contains(lower)
            ? AsciiAddress.of(value)
            : lower.equals("content-disposition") ? fileNames(value) : value;
    if (!isAscii(encoded)) {
      throw new IllegalArgumentException(
          "The header "
              + name
              + " cannot carry letters beyond ASCII: encode its value, or put it into the body");
    }
    return encoded;
  }

  /**
   * Gives what has a browser save an answer as a file.
   *
   * @throws IllegalArgumentException if the name holds control characters
   */
  public static String attachment(String fileName) {
    if (isAscii(fileName) && fileName.chars().noneMatch(c -> c == '"' || c == '\\' || c == '%')) {
      return value("Content-Disposition", "attachment; filename=\"" + fileName + "\"");
    }
    String plain = fileName.replaceAll("[^\\x20-\\x7e]+|[\"\\\\%]", "_");
    return value(
        "Content-Disposition",
        "attachment; filename=\""
            + plain
            + "\"; filename*=UTF-8''"
            + AsciiAddress.escape(fileName));
  }

  /** Adds {@code filename*}, which browsers prefer, where a file's name is beyond ASCII. */
  private static String fileNames(String disposition) {
    Matcher name = FILE_NAME.matcher(disposition);
    if (disposition.contains("filename*") || !name.find()) {
      return disposition;
    }
    String given = name.group(1) == null ? name.group(2) : name.group(1);
    String plain = given.replaceAll("[^\\x20-\\x7e]+", "_");
    return disposition.substring(0, name.start())
        + "filename=\""
        + plain
        + "\"; filename*=UTF-8''"
        + AsciiAddress.escape(given)
        + disposition.substring(name.end());
  }

  private static boolean isAscii(String text) {
    return text.chars().allMatch(c -> c < 0x7f);
  }
}
