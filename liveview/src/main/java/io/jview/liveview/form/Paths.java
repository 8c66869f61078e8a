package io.jview.liveview.form;

import io.jview.liveview.bind.RecordShape;
import io.jview.liveview.bind.Shape;
import io.jview.liveview.bind.Typed;
import java.util.List;

/** Where fields are: {@code address.city}; in a row {@code items.3.name}, 3 being its key. */
final class Paths {

  private Paths() {}

  /**
   * A field.
   *
   * @param pattern its path without keys of rows
   * @param record the type of the record that it is a part of
   */
  record Found(Shape shape, String pattern, Class<?> record, String part) {}

  /** Finds the field at a path, with keys of rows in it. */
  static Found resolve(RecordShape shape, String path) {
    return find(shape, path, true);
  }

  /** Finds the field at a path, without keys of rows in it. */
  static Found resolvePattern(RecordShape shape, String pattern) {
    return find(shape, pattern, false);
  }

  private static Found find(RecordShape root, String path, boolean keys) {
    String[] segments = path.split("\\.", -1);
    RecordShape record = root;
    String pattern = "";
    for (int i = 0; ; i++) {
      RecordShape.Part part = record.parts().get(segments[i]);
      if (part == null) {
        throw new IllegalArgumentException(
            "%s has no part '%s'; it has %s"
                .formatted(record.type().getSimpleName(), segments[i], record.parts().keySet()));
      }
      pattern = Typed.path(pattern, part.name());
      boolean isRows = part.shape() instanceof Shape.Rows;
      if (i == segments.length - 1) {
        return new Found(part.shape(), pattern, record.type(), part.name());
      }
      record =
          switch (part.shape()) {
            case Shape.Nested nested -> nested.fields();
            case Shape.Rows rows -> rows.row();
            default ->
                throw new IllegalArgumentException("'" + pattern + "' has no parts: " + path);
          };
      if (isRows && keys) {
        i++;
        if (i == segments.length - 1) {
          throw new IllegalArgumentException("'" + path + "' is a row, not a field");
        }
      }
    }
  }

  /** A path with positions of rows, {@code items[2].name}, as one with their keys. */
  static String keyed(String path, Typed typed) {
    StringBuilder keyed = new StringBuilder();
    int at = 0;
    for (int open = path.indexOf('['); open >= 0; open = path.indexOf('[', at)) {
      int close = path.indexOf(']', open);
      keyed.append(path, at, open);
      List<String> keys = typed.keys(keyed.toString());
      int row = close < 0 ? -1 : position(path.substring(open + 1, close));
      if (row < 0 || row >= keys.size()) {
        return keyed.toString();
      }
      keyed.append('.').append(keys.get(row));
      at = close + 1;
    }
    return keyed.append(path, at, path.length()).toString();
  }

  private static int position(String text) {
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException none) {
      return -1;
    }
  }
}
