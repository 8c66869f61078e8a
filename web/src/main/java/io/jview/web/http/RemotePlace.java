package io.jview.web.http;

import io.jview.web.host.HttpExchange;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a request comes from, as far as limits for one address go. */
final class RemotePlace {

  /** How many bytes of an address of IPv6 stand for one network, which is one customer's. */
  private static final int NETWORK_BYTES = 8;

  private static final int MAX_NAME = 64;
  private static final Pattern LITERAL =
      Pattern.compile("\\d{1,3}(\\.\\d{1,3}){3}|[0-9a-fA-F]*:[0-9a-fA-F:.]*(%.*)?");

  private RemotePlace() {}

  /**
   * Gives what requests from one place have in common.
   *
   * @param trusting whether the browser's address is known behind a proxy too
   * @return the address, or the network of IPv6; null where it is that of a proxy, or unknown
   */
  static @Nullable String of(HttpExchange exchange, boolean trusting) {
    String address = exchange.remoteAddress();
    if (address == null) {
      return null;
    }
    InetAddress parsed = parsed(address);
    if (parsed == null) {
      return address.substring(0, Math.min(address.length(), MAX_NAME));
    }
    if (!trusting && isLocal(parsed) && isForwarded(exchange)) {
      return null;
    }
    return parsed instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(parsed.getAddress(), NETWORK_BYTES))
        : address;
  }

  /** Reads what is an address by its looks, so that no name is ever looked up. */
  private static @Nullable InetAddress parsed(String address) {
    try {
      return LITERAL.matcher(address).matches() ? InetAddress.getByName(address) : null;
    } catch (UnknownHostException malformed) {
      return null;
    }
  }

  /** Strangers have no address of that sort, so they cannot pretend to be a proxy. */
  private static boolean isLocal(InetAddress address) {
    boolean unique = address instanceof Inet6Address && (address.getAddress()[0] & 0xfe) == 0xfc;
    return unique
        || address.isLoopbackAddress()
        || address.isSiteLocalAddress()
        || address.isLinkLocalAddress();
  }

  private static boolean isForwarded(HttpExchange exchange) {
    return exchange.header("X-Forwarded-For") != null || exchange.header("Forwarded") != null;
  }
}
