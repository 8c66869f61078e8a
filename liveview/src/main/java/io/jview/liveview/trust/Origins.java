package io.jview.liveview.trust;

import io.jview.liveview.host.SocketRequest;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which pages may open a socket: those of the same host, and those of the origins that are allowed
 * besides. A request without an Origin comes from no browser and passes.
 */
public final class Origins {

  private final Set<Origin> allowed = new HashSet<>();

  public Origins(List<String> allowed) {
    for (String text : allowed) {
      Origin origin = Origin.parse(text);
      if (origin == null) {
        throw new IllegalArgumentException(
            "'" + text + "' is not an origin; write it like https://www.example.com");
      }
      this.allowed.add(origin);
    }
  }

  public boolean allows(SocketRequest request) {
    if (request.origin() == null) {
      return true;
    }
    Origin origin = Origin.parse(request.origin());
    return origin != null && (allowed.contains(origin) || isSameHost(origin, request));
  }

  private static boolean isSameHost(Origin origin, SocketRequest request) {
    boolean downgraded = request.secure() && origin.scheme().equals("http");
    return !downgraded
        && request.host() != null
        && origin.equals(Origin.parse(origin.scheme() + "://" + request.host()));
  }

  /** Scheme, host and port, the port that the scheme implies left out. */
  private record Origin(String scheme, String host) {

    private static final Pattern FORM = Pattern.compile("(https?)://([^/?#@\\\\\\s]+)");

    static @Nullable Origin parse(String text) {
      Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
      if (!form.matches()) {
        return null;
      }
      String usual = form.group(1).equals("https") ? ":443" : ":80";
      String host = form.group(2);
      boolean implied = host.endsWith(usual);
      return new Origin(
          form.group(1), implied ? host.substring(0, host.length() - usual.length()) : host);
    }
  }
}
