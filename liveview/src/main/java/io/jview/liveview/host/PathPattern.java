package io.jview.liveview.host;

import io.jview.liveview.text.Urls;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A path of a site as its routes are written, such as {@code /chat/{room}}: a segment in braces
 * stands for any one segment of a path, another one for itself. It may be written encoded ({@code
 * /caf%C3%A9}); a slash at its end does not count. Sorted, those that say more come first.
 * Immutable.
 */
public final class PathPattern implements Comparable<PathPattern> {

  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private final String text;
  private final List<Segment> segments;

  /** A literal, decoded, or a parameter's name. */
  private record Segment(String text, boolean parameter) implements Comparable<Segment> {

    @Override
    public int compareTo(Segment other) {
      int literalFirst = Boolean.compare(parameter, other.parameter);
      return literalFirst != 0 || parameter ? literalFirst : text.compareTo(other.text);
    }

    /** What it is called whatever a parameter's name is, and however a literal was written. */
    String shape() {
      return parameter
          ? "{}"
          : text.replace("%", "%25").replace("/", "%2F").replace("{", "%7B").replace("}", "%7D");
    }
  }

  private PathPattern(String text, List<Segment> segments) {
    this.text = text;
    this.segments = segments;
  }

  /**
   * Reads a pattern.
   *
   * @param text the pattern
   * @return the pattern
   * @throws IllegalArgumentException if it is malformed; names it and says why
   */
  public static PathPattern parse(String text) {
    if (!text.startsWith("/") || text.indexOf('?') >= 0 || text.indexOf('#') >= 0) {
      throw malformed(text, "it must be a path that starts with a slash");
    }
    List<Segment> segments = new ArrayList<>();
    Set<String> names = new HashSet<>();
    for (String part : RequestPath.split(text)) {
      Segment segment = segment(text, part);
      if (segment.parameter() && !names.add(segment.text())) {
        throw malformed(text, "the parameter {" + segment.text() + "} stands in it twice");
      }
      segments.add(segment);
    }
    return new PathPattern(text, List.copyOf(segments));
  }

  private static Segment segment(String pattern, String part) {
    Matcher parameter = PARAMETER.matcher(part);
    if (parameter.matches()) {
      return new Segment(parameter.group(1), true);
    }
    if (part.indexOf('{') >= 0 || part.indexOf('}') >= 0) {
      throw malformed(pattern, "a parameter is a whole segment, such as {room}");
    }
    String literal = decoded(pattern, part);
    if (RequestPath.leadsElsewhere(literal)) {
      throw malformed(pattern, "a segment must not be empty, a dot or two dots");
    }
    return new Segment(literal, false);
  }

  private static String decoded(String pattern, String part) {
    try {
      return Urls.decodeSegment(part);
    } catch (IllegalArgumentException malformed) {
      throw malformed(pattern, "it is not correctly percent-encoded");
    }
  }

  private static IllegalArgumentException malformed(String pattern, String reason) {
    return new IllegalArgumentException("malformed route '" + pattern + "': " + reason);
  }

  /**
   * Gives the pattern as it was written.
   *
   * @return the text
   */
  public String text() {
    return text;
  }

  /**
   * Gives what it is whatever its parameters are called: by it other versions of a site know it.
   *
   * @return such as {@code /chat/{}}
   */
  public String shape() {
    return segments.isEmpty()
        ? "/"
        : segments.stream().map(segment -> "/" + segment.shape()).collect(Collectors.joining());
  }

  /**
   * Checks that another route can stand beside this one.
   *
   * @param other its pattern
   * @throws IllegalArgumentException if both stand for the very same paths; names both
   */
  public void checkApart(PathPattern other) {
    if (compareTo(other) == 0) {
      throw new IllegalArgumentException(
          "the routes '" + text + "' and '" + other.text + "' match the same paths");
    }
  }

  /** How many segments a path must have. */
  int length() {
    return segments.size();
  }

  /** The parameters that the segments of a path give, or null where they do not fit. */
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

  /** Compares by what patterns say; those that stand for the same paths are equal here. */
  @Override
  public int compareTo(PathPattern other) {
    for (int i = 0; i < Math.min(segments.size(), other.segments.size()); i++) {
      int order = segments.get(i).compareTo(other.segments.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(segments.size(), other.segments.size());
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PathPattern pattern && text.equals(pattern.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
