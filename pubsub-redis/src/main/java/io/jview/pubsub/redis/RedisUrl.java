package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.redis.resp.Address;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What a URL says, such as {@code redis://user:password@host:6379/0}.
 *
 * @param kind what the addresses are those of
 * @param tls whether connections are encrypted
 * @param user who logs in; null for the default user
 * @param password with what; null for no login
 * @param addresses one server, or some of the sentinels or of the cluster's nodes
 * @param master under which name the sentinels know the master; empty without sentinels
 * @param database which database to select
 */
record RedisUrl(
    Kind kind,
    boolean tls,
    @Nullable String user,
    @Nullable String password,
    List<Address> addresses,
    String master,
    int database) {

  enum Kind {
    SERVER(6379),
    UNIX(0),
    SENTINEL(26379),
    CLUSTER(6379);

    private final int port;

    Kind(int port) {
      this.port = port;
    }
  }

  /**
   * Reads a URL.
   *
   * @throws IllegalArgumentException if it is not one; the text never holds the password
   */
  static RedisUrl parse(String url) {
    int scheme = url.indexOf("://");
    if (scheme < 0) {
      throw wrong("it has no scheme");
    }
    String name = url.substring(0, scheme).toLowerCase(Locale.ROOT);
    String rest = url.substring(scheme + 3);
    int at = rest.lastIndexOf('@');
    String login = at < 0 ? "" : rest.substring(0, at);
    String place = rest.substring(at + 1);
    Kind kind = kind(name);
    int slash = place.indexOf('/');
    String path = slash < 0 ? "" : place.substring(slash + 1);
    int colon = login.indexOf(':');
    return new RedisUrl(
        kind,
        name.startsWith("rediss"),
        emptyToNull(decode(colon < 0 ? login : login.substring(0, colon))),
        colon < 0 ? null : emptyToNull(decode(login.substring(colon + 1))),
        kind == Kind.UNIX
            ? List.of(unix(place))
            : addresses(slash < 0 ? place : place.substring(0, slash), kind),
        kind == Kind.SENTINEL ? master(path) : "",
        kind == Kind.SENTINEL || kind == Kind.UNIX ? 0 : database(path, kind));
  }

  private static Address unix(String path) {
    if (!path.startsWith("/") || path.length() < 2) {
      throw wrong("a Unix socket is a path from the root, as in unix:///run/redis/redis.sock");
    }
    return Address.unix(decode(path));
  }

  private static Kind kind(String scheme) {
    return switch (scheme) {
      case "redis", "rediss" -> Kind.SERVER;
      case "unix", "redis+unix" -> Kind.UNIX;
      case "redis-sentinel", "rediss-sentinel" -> Kind.SENTINEL;
      case "redis-cluster", "rediss-cluster" -> Kind.CLUSTER;
      default ->
          throw wrong(
              scheme.matches("[a-z+-]{1,20}")
                  ? "its scheme '" + scheme + "' is unknown"
                  : "its scheme is unknown");
    };
  }

  private static List<Address> addresses(String hosts, Kind kind) {
    List<Address> all = new ArrayList<>();
    for (String host : hosts.split(",", -1)) {
      try {
        all.add(Address.parse(host, kind.port));
      } catch (IllegalArgumentException e) {
        throw wrong(String.valueOf(e.getMessage()));
      }
    }
    if (kind == Kind.SERVER && all.size() > 1) {
      throw wrong(
          "one server has one address; several are those of redis-sentinel:// or redis-cluster://");
    }
    return List.copyOf(all);
  }

  private static String master(String path) {
    if (path.isEmpty()) {
      throw wrong("the name of the master is missing, as in redis-sentinel://host:26379/mymaster");
    }
    return decode(path);
  }

  private static int database(String path, Kind kind) {
    if (path.isEmpty()) {
      return 0;
    }
    if (!path.matches("\\d{1,6}")) {
      throw wrong("what follows the / is the number of a database");
    }
    int number = Integer.parseInt(path);
    if (kind == Kind.CLUSTER && number != 0) {
      throw wrong("a cluster has no database but 0");
    }
    return number;
  }

  private static String decode(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), UTF_8);
    } catch (IllegalArgumentException e) {
      throw wrong("a % in it is not followed by two hexadecimal digits");
    }
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }

  private static IllegalArgumentException wrong(String reason) {
    return new IllegalArgumentException(
        "not a Redis URL: " + reason + "; expected redis://[user:password@]host[:6379][/0]");
  }
}
