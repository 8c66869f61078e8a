package io.jview.liveview.bind;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Writes what a record holds into a form. Used once, by one thread. */
final class Filling {

  private final Typed before;
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, RowKeys> rows = new HashMap<>();
  private final Map<String, Object> base = new HashMap<>();

  Filling(Typed before) {
    this.before = before;
  }

  Typed from(RecordShape shape, Object record) {
    fill(shape, record, "");
    return new Typed(Map.copyOf(texts), Map.copyOf(rows), Set.of(), Map.copyOf(base));
  }

  private void fill(RecordShape shape, Object record, String path) {
    base.put(path, record);
    for (RecordShape.Part part : shape.parts().values()) {
      fill(part.shape(), part.of(record), Typed.path(path, part.name()));
    }
  }

  private void fill(Shape shape, @Nullable Object value, String path) {
    Object held = value instanceof Optional<?> optional ? optional.orElse(null) : value;
    if (held == null) {
      return;
    }
    switch (shape) {
      case Shape.One one -> texts.put(path, List.of(one.write(held)));
      case Shape.Many many ->
          texts.put(path, ((Collection<?>) held).stream().map(many.text()::write).toList());
      case Shape.Nested nested -> fill(nested.fields(), held, path);
      case Shape.Rows list -> rows(list.row(), (Collection<?>) held, path);
      case Shape.Foreign foreign -> {}
    }
  }

  private void rows(RecordShape row, Collection<?> records, String path) {
    RowKeys keys = before.rows(path).filled(records.size());
    rows.put(path, keys);
    int position = 0;
    for (Object record : records) {
      fill(row, record, Typed.path(path, keys.keys().get(position)));
      position++;
    }
  }
}
