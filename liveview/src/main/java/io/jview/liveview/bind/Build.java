package io.jview.liveview.bind;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Makes a record of what stands in a form. Used once, by one thread. */
public final class Build {

  private static final Object FAILED = new Object();

  private final Typed typed;
  private final Set<String> closed;
  private final List<Value> values = new ArrayList<>();
  private final Map<String, Problem> problems = new LinkedHashMap<>();

  /**
   * A part that could be read.
   *
   * @param path where it stands, with the keys of rows
   * @param pattern the same without them
   * @param record the type of the record that it is a part of
   */
  public record Value(
      String path, String pattern, Class<?> record, String part, @Nullable Object value) {}

  /**
   * What came of it.
   *
   * @param value the record; null where something could not be read
   * @param values the parts that could be read
   * @param problems what could not, by path
   */
  public record Result(@Nullable Object value, List<Value> values, Map<String, Problem> problems) {}

  private Build(Typed typed, Set<String> closed) {
    this.typed = typed;
    this.closed = closed;
  }

  /**
   * Makes a record.
   *
   * @param closed the fields, without keys of rows, that stay as they were filled in
   */
  public static Result of(RecordShape shape, Typed typed, Set<String> closed) {
    Build build = new Build(typed, closed);
    Object made = build.record(shape, "", "");
    return new Result(isFailed(made) ? null : made, build.values, build.problems);
  }

  @SuppressWarnings("ReferenceEquality")
  private static boolean isFailed(@Nullable Object value) {
    return value == FAILED;
  }

  private @Nullable Object record(RecordShape shape, String path, String pattern) {
    @Nullable Object[] parts = new @Nullable Object[shape.parts().size()];
    boolean failed = false;
    int i = 0;
    for (RecordShape.Part part : shape.parts().values()) {
      String at = Typed.path(path, part.name());
      String in = Typed.path(pattern, part.name());
      Object value =
          closed.contains(in) || part.shape() instanceof Shape.Foreign
              ? kept(part, path)
              : part(part.shape(), at, in);
      if (isFailed(value)) {
        failed = true;
      } else {
        values.add(new Value(at, in, shape.type(), part.name(), value));
      }
      parts[i++] = value;
    }
    return failed ? FAILED : made(shape, parts, path);
  }

  private Object made(RecordShape shape, @Nullable Object[] parts, String path) {
    try {
      return shape.make(parts);
    } catch (UnreadableException refused) {
      problems.put(path, refused.problem());
      return FAILED;
    }
  }

  private @Nullable Object kept(RecordShape.Part part, String record) {
    Object base = typed.base(record);
    if (base != null) {
      return part.of(base);
    }
    return switch (part.shape()) {
      case Shape.One one -> one.none();
      case Shape.Many many -> many.distinct() ? Set.of() : List.of();
      case Shape.Rows rows -> List.of();
      case Shape.Nested nested -> nested.empty() == Shape.Empty.OPTIONAL ? Optional.empty() : null;
      case Shape.Foreign foreign -> foreign.none();
    };
  }

  private @Nullable Object part(Shape shape, String path, String pattern) {
    return switch (shape) {
      case Shape.One one -> one(one, path);
      case Shape.Many many -> many(many, path);
      case Shape.Rows list -> rows(list, path, pattern);
      case Shape.Nested nested -> nested(nested, path, pattern);
      case Shape.Foreign foreign -> foreign.none();
    };
  }

  private @Nullable Object one(Shape.One one, String path) {
    try {
      return one.read(typed.text(path));
    } catch (UnreadableException none) {
      problems.put(path, none.problem());
      return FAILED;
    }
  }

  private Object many(Shape.Many many, String path) {
    List<Object> read = new ArrayList<>();
    try {
      for (String text : typed.texts(path)) {
        read.add(many.text().read(text));
      }
    } catch (UnreadableException none) {
      problems.put(path, none.problem());
      return FAILED;
    }
    return many.distinct()
        ? Collections.unmodifiableSet(new LinkedHashSet<>(read))
        : List.copyOf(read);
  }

  private Object rows(Shape.Rows list, String path, String pattern) {
    List<Object> rows = new ArrayList<>();
    boolean failed = false;
    for (String key : typed.keys(path)) {
      Object row = record(list.row(), Typed.path(path, key), pattern);
      if (row == null || isFailed(row)) {
        failed = true;
      } else {
        rows.add(row);
      }
    }
    return failed ? FAILED : List.copyOf(rows);
  }

  private @Nullable Object nested(Shape.Nested nested, String path, String pattern) {
    if (nested.empty() != Shape.Empty.REFUSED && isBlank(nested.fields(), path)) {
      return nested.empty() == Shape.Empty.OPTIONAL ? Optional.empty() : null;
    }
    Object made = record(nested.fields(), path, pattern);
    return nested.empty() == Shape.Empty.OPTIONAL && !isFailed(made)
        ? Optional.ofNullable(made)
        : made;
  }

  /** Whether nothing was entered for a record: nothing but blanks, boxes unchecked, no rows. */
  private boolean isBlank(RecordShape shape, String record) {
    for (RecordShape.Part part : shape.parts().values()) {
      String path = Typed.path(record, part.name());
      boolean blank =
          switch (part.shape()) {
            case Shape.One one -> typed.text(path).isBlank() || typed.text(path).equals("false");
            case Shape.Many many -> typed.texts(path).isEmpty();
            case Shape.Rows rows -> typed.keys(path).isEmpty();
            case Shape.Nested nested -> isBlank(nested.fields(), path);
            case Shape.Foreign foreign -> true;
          };
      if (!blank) {
        return false;
      }
    }
    return true;
  }
}
