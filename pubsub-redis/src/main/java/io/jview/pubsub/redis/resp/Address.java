package io.jview.pubsub.redis.resp;

/**
 * Where a server listens.
 *
 * @param host a name or an address; the path of a Unix socket where the port is 0
 * @param port from 1 to 65535, or 0
 */
public record Address(String host, int port) {

  /** Reads {@code host}, {@code host:port} or {@code [v6]:port}. */
  public static Address parse(String text, int defaultPort) {
    int bracket = text.lastIndexOf(']');
    int colon = text.indexOf(':', Math.max(bracket, 0));
    String host = colon < 0 ? text : text.substring(0, colon);
    if (bracket > 0) {
      host = host.substring(1, bracket);
    }
    if (host.isEmpty()) {
      throw new IllegalArgumentException("a host is missing");
    }
    return new Address(host, colon < 0 ? defaultPort : port(text.substring(colon + 1)));
  }

  /** A socket in the file system of this machine. */
  public static Address unix(String path) {
    return new Address(path, 0);
  }

  private static int port(String text) {
    int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : 0;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a port is a number from 1 to 65535");
    }
    return port;
  }

  boolean isUnix() {
    return port == 0;
  }

  @Override
  public String toString() {
    if (isUnix()) {
      return "unix:" + host;
    }
    return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }
}
