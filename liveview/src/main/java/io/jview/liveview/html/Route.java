package io.jview.liveview.html;

import com.google.errorprone.annotations.CompileTimeConstant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A pattern of addresses, such as {@code /boards/{id}}, meant for constants: what links to it and
 * what answers it then name the same thing. Immutable.
 *
 * <pre>{@code
 * static final Route BOARD = Route.of("/boards/{id}");
 * link.navigate(BOARD.url(board.id()), board.name())
 * }</pre>
 */
public final class Route {

  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z_][A-Za-z0-9_]*)}");
  private static final Pattern START =
      Pattern.compile(
          "(/(?![/\\\\])|https?://[\\p{L}\\p{N}\\[][^/?#\\\\{}]*(/|$)).*", Pattern.DOTALL);

  private final String pattern;
  private final List<String> texts;
  private final List<String> parameters;

  private Route(String pattern, List<String> texts, List<String> parameters) {
    this.pattern = pattern;
    this.texts = List.copyOf(texts);
    this.parameters = List.copyOf(parameters);
  }

  /**
   * Reads a pattern.
   *
   * @param pattern a path that begins with one slash, or an address with {@code http://} or {@code
   *     https://} and a host, in which each parameter is a whole segment, {@code {id}}. A
   *     compile-time constant; it stands in an address as it is, so it is encoded already
   * @return the route
   * @throws IllegalArgumentException if it is malformed
   */
  public static Route of(@CompileTimeConstant final String pattern) {
    return read(pattern);
  }

  static Route read(String pattern) {
    if (!START.matcher(pattern).matches() || pattern.chars().anyMatch(c -> c <= ' ' || c == '\\')) {
      throw malformed(
          pattern, "it must begin with one slash, or with https:// and a host, and hold no blanks");
    }
    List<String> texts = new ArrayList<>();
    List<String> parameters = new ArrayList<>();
    Matcher parameter = PARAMETER.matcher(pattern);
    int done = 0;
    while (parameter.find()) {
      refusePartOfSegment(pattern, parameter);
      texts.add(literal(pattern, done, parameter.start()));
      parameters.add(parameter.group(1));
      done = parameter.end();
    }
    texts.add(literal(pattern, done, pattern.length()));
    return new Route(pattern, texts, parameters);
  }

  private static void refusePartOfSegment(String pattern, Matcher parameter) {
    int end = parameter.end();
    boolean begins = pattern.charAt(parameter.start() - 1) == '/';
    boolean ends = end == pattern.length() || "/?#".indexOf(pattern.charAt(end)) >= 0;
    if (!begins || !ends || pattern.lastIndexOf('?', end - 1) >= 0) {
      throw malformed(
          pattern,
          "a parameter is a whole segment of the path, such as {id}; for a query use query(name,"
              + " value)");
    }
  }

  private static String literal(String pattern, int start, int end) {
    String text = pattern.substring(start, end);
    if (text.indexOf('{') >= 0 || text.indexOf('}') >= 0) {
      throw malformed(pattern, "a parameter is written {name}, with letters, digits and _");
    }
    return text;
  }

  private static IllegalArgumentException malformed(String pattern, String reason) {
    return new IllegalArgumentException("malformed address '" + pattern + "': " + reason);
  }

  /**
   * The pattern.
   *
   * @return the text that it was made of
   */
  public String pattern() {
    return pattern;
  }

  /**
   * An address of this pattern.
   *
   * @param values one for each parameter, in their order: what may stand as text in a template.
   *     Percent-encoded; one that no segment can hold, which is nothing, {@code .} and {@code ..},
   *     makes the address lead nowhere
   * @return the address
   * @throws IllegalArgumentException if there are more or fewer values than parameters, or one is
   *     of a type that is not meant to be read
   */
  public Url url(Object... values) {
    if (values.length != parameters.size()) {
      throw new IllegalArgumentException(
          "the address '"
              + pattern
              + "' has "
              + parameters.size()
              + " parameters, but got "
              + values.length
              + " values");
    }
    StringBuilder url = new StringBuilder(texts.get(0));
    for (int i = 0; i < values.length; i++) {
      String text = text(values[i], i);
      if (text.isEmpty() || text.equals(".") || text.equals("..")) {
        return Url.NOWHERE;
      }
      url.append(PercentEncoder.encode(text)).append(texts.get(i + 1));
    }
    return new Url(url.toString());
  }

  private String text(Object value, int parameter) {
    String name = parameters.get(parameter);
    Objects.requireNonNull(value, () -> "the parameter {" + name + "} of '" + pattern + "'");
    return Values.readable(value, "the parameter {" + name + "} of '" + pattern + "'");
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Route route && route.pattern.equals(pattern);
  }

  @Override
  public int hashCode() {
    return pattern.hashCode();
  }

  @Override
  public String toString() {
    return pattern;
  }
}
