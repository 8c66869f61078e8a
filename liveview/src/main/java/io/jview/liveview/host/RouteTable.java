package io.jview.liveview.host;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Which path leads where, for live pages and plain handlers alike. A literal segment wins over a
 * parameter, the first one that differs decides. Immutable.
 *
 * @param <T> what a path leads to
 */
public final class RouteTable<T> {

  private final List<Entry<T>> ordered;
  private final int longest;

  private record Entry<T>(PathPattern pattern, T target) {}

  /**
   * Where a path leads.
   *
   * @param target what was registered
   * @param parameters the path's parameters by name, decoded
   * @param <T> what a path leads to
   */
  public record Match<T>(T target, Map<String, String> parameters) {}

  private RouteTable(List<Entry<T>> ordered) {
    this.ordered = ordered;
    this.longest = ordered.stream().mapToInt(entry -> entry.pattern().length()).max().orElse(0);
  }

  /**
   * Makes a table.
   *
   * @param targets what paths lead to
   * @param pattern gives the pattern of each
   * @param <T> what a path leads to
   * @return the table
   * @throws IllegalArgumentException if two stand for the same paths; names both patterns
   */
  public static <T> RouteTable<T> of(List<T> targets, Function<T, PathPattern> pattern) {
    Map<PathPattern, Entry<T>> sorted = new TreeMap<>();
    for (T target : targets) {
      PathPattern own = pattern.apply(target);
      Entry<T> twin = sorted.putIfAbsent(own, new Entry<>(own, target));
      if (twin != null) {
        twin.pattern().checkApart(own);
      }
    }
    return new RouteTable<>(List.copyOf(sorted.values()));
  }

  /**
   * Finds where a path leads. A slash at its end does not count; one with an empty segment, or with
   * a dot or two dots for one, leads nowhere. Upper and lower case differ.
   *
   * @param path the path within the site, percent-encoded as it came
   * @return what it leads to, or null where that is nothing
   * @throws IllegalArgumentException if it is not correctly encoded UTF-8
   */
  public @Nullable Match<T> find(String path) {
    List<String> segments = RequestPath.segments(path, longest);
    if (segments == null) {
      return null;
    }
    for (Entry<T> entry : ordered) {
      Map<String, String> parameters = entry.pattern().match(segments);
      if (parameters != null) {
        return new Match<>(entry.target(), parameters);
      }
    }
    return null;
  }
}
