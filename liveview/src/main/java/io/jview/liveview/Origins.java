package io.jview.liveview;

import io.jview.liveview.host.SocketRequest;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open a socket: those of the same host, and those of the origins that are allowed
 * besides. A request without an Origin comes from no browser and passes.
 */
final class Origins {

  private final Set<String> allowed;

  Origins(List<String> allowed) {
    this.allowed = new HashSet<>();
    for (String origin : allowed) {
      this.allowed.add(checked(origin));
    }
  }

  private static String checked(String origin) {
    URI uri = parse(origin);
    if (uri == null || !uri.getRawPath().isEmpty() || uri.getRawQuery() != null) {
      throw new IllegalArgumentException(
          "'" + origin + "' is not an origin; write it like https://www.example.com");
    }
    return uri.getScheme() + "://" + authority(uri);
  }

  boolean allows(SocketRequest request) {
    if (request.origin() == null) {
      return true;
    }
    URI origin = parse(request.origin());
    if (origin == null) {
      return false;
    }
    return allowed.contains(origin.getScheme() + "://" + authority(origin))
        || isSameHost(origin, request);
  }

  private static boolean isSameHost(URI origin, SocketRequest request) {
    boolean downgraded = request.secure() && origin.getScheme().equals("http");
    if (downgraded || request.host() == null) {
      return false;
    }
    URI host = parse(origin.getScheme() + "://" + request.host());
    return host != null && authority(host).equals(authority(origin));
  }

  private static @Nullable URI parse(String text) {
    try {
      URI uri = new URI(text.toLowerCase(Locale.ROOT));
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      return web && uri.getHost() != null && uri.getUserInfo() == null ? uri : null;
    } catch (URISyntaxException malformed) {
      return null;
    }
  }

  /** Host and port, without the port that the scheme implies. */
  private static String authority(URI uri) {
    int usual = uri.getScheme().equals("https") ? 443 : 80;
    return uri.getPort() < 0 || uri.getPort() == usual
        ? uri.getHost()
        : uri.getHost() + ":" + uri.getPort();
  }
}
