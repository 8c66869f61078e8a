package io.jview.liveview.bind;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The names of fields as forms have them: {@code address[city]}, {@code tags[]}. */
public final class FieldName {

  /** How deep records may be in each other; a longer name is read no further. */
  private static final int DEEPEST = 32;

  private FieldName() {}

  /** What leads to a field, such as {@code address}, {@code city}; null: it is no such name. */
  static @Nullable List<String> segments(String name) {
    int bracket = name.indexOf('[');
    if (bracket < 0) {
      return List.of(name);
    }
    List<String> segments = new ArrayList<>();
    segments.add(name.substring(0, bracket));
    int at = bracket;
    while (at < name.length()) {
      int end = name.charAt(at) == '[' ? name.indexOf(']', at) : -1;
      if (end < 0 || segments.size() == DEEPEST) {
        return null;
      }
      segments.add(name.substring(at + 1, end));
      at = end + 1;
    }
    return segments;
  }

  /** The name of a field at a path, in a form that has a name or none. */
  public static String of(@Nullable String form, String path) {
    String[] segments = path.split("\\.");
    StringBuilder name = new StringBuilder(form == null ? segments[0] : form);
    for (int i = form == null ? 1 : 0; i < segments.length; i++) {
      name.append('[').append(segments[i]).append(']');
    }
    return name.toString();
  }
}
