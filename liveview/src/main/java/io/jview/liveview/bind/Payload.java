package io.jview.liveview.bind;

import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What was sent of the fields of a record; all else in it is left aside. Used by one thread. */
public final class Payload {

  /** How many values a field for several may have. */
  private static final int MOST_VALUES = 1_000;

  private static final String UNUSED = "_unused_";

  private final Set<String> closed;
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, Set<String>> rows = new HashMap<>();
  private final Set<String> unused = new HashSet<>();

  private Payload(Set<String> closed) {
    this.closed = closed;
  }

  /**
   * Reads what was sent.
   *
   * @param form what the names of its fields begin with; null: nothing
   * @param closed the fields, without keys of rows, that are not for the browser to say
   * @throws IllegalArgumentException if there are too many rows or values, or a row's key is none
   */
  public static Payload read(
      RecordShape shape,
      @Nullable String form,
      Set<String> closed,
      Map<String, List<String>> fields) {
    Payload payload = new Payload(closed);
    fields.forEach(
        (name, values) -> {
          List<String> segments = FieldName.segments(name);
          if (segments != null && form != null) {
            segments =
                segments.get(0).equals(form) ? segments.subList(1, segments.size()) : List.of();
          }
          if (segments != null && !segments.isEmpty()) {
            payload.take(shape, segments, values);
          }
        });
    return payload;
  }

  private void take(RecordShape root, List<String> segments, List<String> values) {
    Shape at = new Shape.Nested(root, Shape.Empty.REFUSED);
    String path = "";
    String pattern = "";
    boolean isUnused = false;
    for (int i = 0; i < segments.size() && at != null; i++) {
      String segment = segments.get(i);
      switch (at) {
        case Shape.Nested record -> {
          isUnused = segment.startsWith(UNUSED);
          String name = isUnused ? segment.substring(UNUSED.length()) : segment;
          RecordShape.Part part = record.fields().parts().get(name);
          path = Typed.path(path, name);
          pattern = Typed.path(pattern, name);
          at = part == null || closed.contains(pattern) ? null : part.shape();
        }
        case Shape.Rows list -> {
          boolean isWhole = i == segments.size() - 1 && !segment.isEmpty();
          at =
              !isWhole && row(path, segment)
                  ? new Shape.Nested(list.row(), Shape.Empty.REFUSED)
                  : null;
          path = Typed.path(path, segment);
        }
        case Shape.Many many -> at = segment.isEmpty() ? many : null;
        case Shape.One one -> at = null;
        case Shape.Foreign foreign -> at = null;
      }
    }
    if (isUnused) {
      unused.add(path);
    } else {
      put(at, path, values);
    }
  }

  /** Takes note of a row; false: the list is there, and this is no row of it. */
  private boolean row(String path, String key) {
    Set<String> keys = rows.computeIfAbsent(path, list -> new LinkedHashSet<>());
    if (key.isEmpty()) {
      return false;
    }
    if (!RowKeys.isKey(key)) {
      throw new IllegalArgumentException(
          "a row of '%s' is named by at most 32 letters, digits, - and _".formatted(path));
    }
    if (keys.add(key) && keys.size() > RowKeys.MOST) {
      throw new IllegalArgumentException(
          "'%s' has more than %d rows".formatted(path, RowKeys.MOST));
    }
    return true;
  }

  private void put(@Nullable Shape shape, String path, List<String> values) {
    if (shape instanceof Shape.One && !values.isEmpty()) {
      texts.put(path, List.of(lines(values.get(values.size() - 1))));
    } else if (shape instanceof Shape.Many) {
      if (values.size() > MOST_VALUES) {
        throw new IllegalArgumentException(
            "'%s' has more than %d values".formatted(path, MOST_VALUES));
      }
      texts.put(path, values.stream().filter(value -> !value.isEmpty()).toList());
    }
  }

  /** A plain form ends lines as the network does, a live one as the text has them. */
  private static String lines(String text) {
    return text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
  }

  @Nullable List<String> texts(String path) {
    return texts.get(path);
  }

  /** The rows that were sent of a list; null: the list was not. */
  @Nullable Set<String> rows(String path) {
    return rows.get(path);
  }

  boolean isUsed(String path) {
    return texts.containsKey(path) && !unused.contains(path);
  }
}
