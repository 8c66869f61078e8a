package io.jview.web.page;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.web.http.RefusedRequest;
import java.net.URLDecoder;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A path of the site, such as {@code /chat/{room}}: each part in braces stands for one part of a
 * request's path. Sorted, those that say more come first.
 */
public record PathPattern(String text, List<String> parts) implements Comparable<PathPattern> {

  private static final Pattern PARAMETER = Pattern.compile("\\{[A-Za-z_][A-Za-z0-9_]*}");
  private static final Comparator<String> LITERAL_FIRST =
      Comparator.comparing(PathPattern::isParameter).thenComparing(Comparator.naturalOrder());

  /**
   * Reads a pattern.
   *
   * @throws IllegalArgumentException if it is malformed
   */
  public static PathPattern parse(String text) {
    if (!text.startsWith("/") || text.startsWith("//")) {
      throw new IllegalArgumentException("The path \"" + text + "\" must start with one slash");
    }
    List<String> parts = split(text);
    Set<String> names = new HashSet<>();
    for (String part : parts) {
      boolean braces = part.indexOf('{') >= 0 || part.indexOf('}') >= 0;
      if (braces && !isParameter(part)) {
        throw new IllegalArgumentException(
            "\"" + part + "\" in the path \"" + text + "\" is neither a text nor a {name}");
      }
      if (braces && !names.add(part)) {
        throw new IllegalArgumentException("The path \"" + text + "\" has " + part + " twice");
      }
    }
    return new PathPattern(text, parts.stream().map(PathPattern::literal).toList());
  }

  /** Gives the parameters of a path, decoded; null where the path is another one. */
  @Nullable Map<String, String> match(String path) throws RefusedRequest {
    try {
      return parameters(path);
    } catch (IllegalArgumentException malformed) {
      throw new RefusedRequest(400);
    }
  }

  /** Tells whether a path is one of these; a malformed one is not. */
  boolean matches(String path) {
    try {
      return parameters(path) != null;
    } catch (IllegalArgumentException malformed) {
      return false;
    }
  }

  private @Nullable Map<String, String> parameters(String path) {
    if (!path.startsWith("/") || path.equals("//") || hasMoreParts(path)) {
      return null;
    }
    List<String> given = split(path);
    if (given.size() != parts.size()) {
      return null;
    }
    Map<String, String> parameters = new LinkedHashMap<>();
    for (int i = 0; i < given.size(); i++) {
      String part = parts.get(i);
      String value = decode(given.get(i));
      if (isParameter(part) && !value.isEmpty()) {
        parameters.put(part.substring(1, part.length() - 1), value);
      } else if (!part.equals(value)) {
        return null;
      }
    }
    return parameters;
  }

  /** Looks no further than it must: a path may have thousands of parts. */
  private boolean hasMoreParts(String path) {
    int slashes = 0;
    for (int at = 0; at >= 0 && slashes <= parts.size() + 1; at = path.indexOf('/', at + 1)) {
      slashes++;
    }
    return slashes > parts.size() + 1;
  }

  /** Tells whether two patterns stand for the very same paths. */
  boolean sameAs(PathPattern other) {
    return shape().equals(other.shape());
  }

  @Override
  public int compareTo(PathPattern other) {
    for (int i = 0; i < Math.min(parts.size(), other.parts.size()); i++) {
      int order = LITERAL_FIRST.compare(parts.get(i), other.parts.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(parts.size(), other.parts.size());
  }

  private List<String> shape() {
    return parts.stream().map(part -> isParameter(part) ? "{}" : part).toList();
  }

  private static boolean isParameter(String part) {
    return PARAMETER.matcher(part).matches();
  }

  /** Gives the parts of a path; a slash at its end does not count. */
  private static List<String> split(String path) {
    int end = path.length() > 1 && path.endsWith("/") ? path.length() - 1 : path.length();
    return List.of(path.substring(1, end).split("/", -1));
  }

  /** A pattern may be written encoded. */
  private static String literal(String part) {
    if (isParameter(part)) {
      return part;
    }
    String decoded;
    try {
      decoded = decode(part);
    } catch (IllegalArgumentException malformed) {
      throw new IllegalArgumentException(
          "\"" + part + "\" in a path is not correctly percent-encoded", malformed);
    }
    if (isParameter(decoded)) {
      throw new IllegalArgumentException(
          "\"" + part + "\" in a path stands for braces, which only a {name} may have");
    }
    return decoded;
  }

  private static String decode(String part) {
    return part.indexOf('%') < 0 ? part : URLDecoder.decode(part.replace("+", "%2B"), UTF_8);
  }
}
