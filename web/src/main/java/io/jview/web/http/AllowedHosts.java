package io.jview.web.http;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The names under which a site may be asked for. Whoever makes another name lead to it, as an
 * attacker's page can for a server on its visitor's own machine, gets nothing.
 */
public final class AllowedHosts {

  /** Stands for this machine: its name, whatever is below that, and its addresses. */
  public static final String LOCAL = "localhost";

  private final Set<String> names;

  /**
   * Makes them.
   *
   * @param names such as {@code www.example.com} or {@code *.example.com}; none: all are allowed
   */
  public AllowedHosts(List<String> names) {
    this.names = names.stream().map(AllowedHosts::asAsked).collect(Collectors.toSet());
  }

  /** Tells whether a site may be asked for by an authority. */
  public boolean allow(@Nullable String authority) {
    if (names.isEmpty()) {
      return true;
    }
    if (authority == null) {
      return false;
    }
    String host = asAsked(withoutPort(authority));
    return names.contains(host)
        || names.contains("*" + host.substring(Math.max(host.indexOf('.'), 0)))
        || names.contains(LOCAL) && isLocal(host);
  }

  /** As browsers write it: in small letters, in Punycode, without the dot that ends a full name. */
  private static String asAsked(String host) {
    String small = host.toLowerCase(Locale.ROOT);
    String name = small.endsWith(".") ? small.substring(0, small.length() - 1) : small;
    return AsciiAddress.host(name);
  }

  private static boolean isLocal(String host) {
    return host.endsWith("." + LOCAL)
        || host.equals("[::1]")
        || host.matches("127(\\.\\d{1,3}){3}");
  }

  private static String withoutPort(String authority) {
    int colon = authority.lastIndexOf(':');
    return colon > authority.lastIndexOf(']') ? authority.substring(0, colon) : authority;
  }
}
