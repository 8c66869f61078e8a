package io.jview.liveview.trust;

import io.jview.liveview.host.SocketRequest;
import java.net.IDN;
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

  /** What a page that asks for a socket is to the site. */
  public enum Relation {
    /** A page of the very same origin, or no page at all. */
    OWN,
    /** Of another origin that is allowed. */
    ALLOWED,
    /** Of the same host, whose port a proxy has dropped or mixed up with the scheme. */
    UNCERTAIN,
    /** Of another port of the same host. It may be ours past a proxy: only its token can tell. */
    OTHER_PORT,
    FOREIGN
  }

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

  /** Judges a request by what its browser and the proxies in front say. */
  public Relation relation(SocketRequest request) {
    String origin = request.origin();
    Relation relation = relation(origin, request.host(), request.secure());
    if (origin == null || relation == Relation.OWN) {
      return relation;
    }
    return allowed.contains(Origin.parse(origin)) ? Relation.ALLOWED : relation;
  }

  /** Judges whether a page of an origin is of the same host as a request that it makes. */
  static Relation relation(@Nullable String from, @Nullable String host, boolean secure) {
    if (from == null) {
      return Relation.OWN;
    }
    Origin origin = Origin.parse(from);
    if (origin == null) {
      return Relation.FOREIGN;
    }
    Origin here = host == null ? null : Origin.parse(origin.scheme() + "://" + host);
    boolean downgraded = secure && origin.scheme().equals("http");
    if (here == null || downgraded || !here.host().equals(origin.host())) {
      return Relation.FOREIGN;
    }
    if (here.port().equals(origin.port())) {
      return Relation.OWN;
    }
    return here.isPortDoubtful() ? Relation.UNCERTAIN : Relation.OTHER_PORT;
  }

  /** Scheme, host and port; of a host there is one form. */
  private record Origin(String scheme, String host, String port) {

    private static final Pattern FORM =
        Pattern.compile("(https?)://(\\[[0-9a-f:.]+]|[^/?#@:\\\\\\s]+)(?::(\\d{1,5}))?");

    /** Whether the port is that of a scheme, ours or the other one: a proxy may have made it up. */
    boolean isPortDoubtful() {
      return port.equals("80") || port.equals("443");
    }

    static @Nullable Origin parse(String text) {
      Matcher form = FORM.matcher(text.toLowerCase(Locale.ROOT));
      if (!form.matches()) {
        return null;
      }
      String scheme = form.group(1);
      String usual = scheme.equals("https") ? "443" : "80";
      String port = form.group(3) == null ? usual : form.group(3);
      String host = host(form.group(2));
      return host == null ? null : new Origin(scheme, host, port);
    }

    /** Without the dot that ends a full name, and in Punycode, as browsers write it. */
    private static @Nullable String host(String text) {
      String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
      try {
        return name.startsWith("[") ? name : IDN.toASCII(name);
      } catch (IllegalArgumentException none) {
        return null;
      }
    }
  }
}
