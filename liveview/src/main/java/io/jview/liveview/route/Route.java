package io.jview.liveview.route;

import io.jview.liveview.text.Address;
import io.jview.liveview.text.Urls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A pattern such as {@code /chat/{room}} and the view that it leads to. */
final class Route {

  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final Registration registration;
  private final String viewKey;
  private final List<Segment> segments;

  /**
   * The pattern whatever its parameters are called: by it other versions of a site know a route.
   */
  private final String name;

  /** Where it is if it has no parameters. */
  private final Address plain;

  /** A literal, or a parameter's name. */
  private record Segment(String text, boolean parameter) {}

  private Route(Registration registration, String viewKey, List<Segment> segments) {
    this.registration = registration;
    this.viewKey = viewKey;
    this.segments = segments;
    this.name = PARAMETER.matcher(pattern()).replaceAll("{}");
    this.plain = new Address(pattern(), null);
  }

  /**
   * Reads a pattern.
   *
   * @param viewKey names the view on every instance alike
   * @throws IllegalArgumentException if it is malformed
   */
  static Route of(Registration registration, String viewKey) {
    String pattern = registration.pattern();
    List<Segment> segments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    if (!pattern.startsWith("/") || pattern.indexOf('?') >= 0 || pattern.indexOf('#') >= 0) {
      throw malformed(pattern, "it must be a path that starts with a slash");
    }
    for (String text : split(pattern)) {
      Segment segment = segment(pattern, text);
      if (segment.parameter() && !names.add(segment.text())) {
        throw malformed(pattern, "the parameter {" + segment.text() + "} stands in it twice");
      }
      segments.add(segment);
    }
    return new Route(registration, viewKey, List.copyOf(segments));
  }

  private static Segment segment(String pattern, String text) {
    var parameter = PARAMETER.matcher(text);
    if (parameter.matches()) {
      return new Segment(parameter.group(1), true);
    }
    if (text.isEmpty()) {
      throw malformed(pattern, "it has an empty segment, or a slash at its end");
    }
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw malformed(pattern, "a parameter is a whole segment, such as {room}");
    }
    return new Segment(Urls.decodeSegment(text), false);
  }

  private static IllegalArgumentException malformed(String pattern, String reason) {
    return new IllegalArgumentException("malformed route '" + pattern + "': " + reason);
  }

  private static String[] split(String path) {
    return path.equals("/") ? new String[0] : path.substring(1).split("/", -1);
  }

  /**
   * The decoded segments of a path, whose slash at the end does not count; null: it is no path, or
   * one of more segments than are asked for.
   */
  static @Nullable List<String> segments(String path, int most) {
    if (!path.startsWith("/") || path.equals("//") || hasMoreSlashes(path, most + 1)) {
      return null;
    }
    boolean slash = path.length() > 1 && path.endsWith("/");
    List<String> decoded = new ArrayList<>();
    for (String segment : split(slash ? path.substring(0, path.length() - 1) : path)) {
      if (segment.isEmpty()) {
        return null;
      }
      decoded.add(Urls.decodeSegment(segment));
    }
    return decoded;
  }

  private static boolean hasMoreSlashes(String path, int most) {
    int slashes = 0;
    for (int at = path.indexOf('/'); at >= 0 && slashes <= most; at = path.indexOf('/', at + 1)) {
      slashes++;
    }
    return slashes > most;
  }

  /** How many segments it has. */
  int length() {
    return segments.size();
  }

  /** The parameters that a path gives, or null where it does not fit. */
  @Nullable Map<String, String> match(List<String> path) {
    if (path.size() != segments.size()) {
      return null;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < path.size(); i++) {
      Segment segment = segments.get(i);
      if (segment.parameter()) {
        parameters.put(segment.text(), path.get(i));
      } else if (!segment.text().equals(path.get(i))) {
        return null;
      }
    }
    return parameters.isEmpty() ? Map.of() : parameters;
  }

  /**
   * What it looks like whatever its parameters are called; a literal sorts ahead of a parameter.
   */
  String shape() {
    StringBuilder shape = new StringBuilder();
    for (Segment segment : segments) {
      shape.append('/').append(segment.parameter() ? "\uffff" : segment.text());
    }
    return shape.toString();
  }

  String pattern() {
    return registration.pattern();
  }

  String name() {
    return name;
  }

  boolean leadsTo(Target target) {
    return registration.view().equals(target.view()) && registration.group().equals(target.group());
  }

  /** Where it leads at an address that it matches; those at the same place share the address. */
  Target target(Address address, Map<String, String> parameters, int maxFields) {
    Address at = plain.equals(address) ? plain : address;
    return new Target(
        at, registration.group(), registration.view(), viewKey, name, parameters, maxFields);
  }
}
