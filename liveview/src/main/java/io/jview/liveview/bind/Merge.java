package io.jview.liveview.bind;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Puts what was sent over what stood in a form: a field that was not sent stays as it was. Used
 * once, by one thread.
 */
public final class Merge {

  private final Typed before;
  private final Payload payload;
  private final Map<String, List<String>> texts = new HashMap<>();
  private final Map<String, RowKeys> rows = new HashMap<>();
  private final Set<String> used = new HashSet<>();

  private Merge(Typed before, Payload payload) {
    this.before = before;
    this.payload = payload;
  }

  /** What stands in the form afterwards. */
  public static Typed of(Typed before, RecordShape shape, Payload payload) {
    Merge merge = new Merge(before, payload);
    merge.fields(shape, "");
    return new Typed(
        Map.copyOf(merge.texts), Map.copyOf(merge.rows), Set.copyOf(merge.used), before.base());
  }

  private void fields(RecordShape shape, String record) {
    for (RecordShape.Part part : shape.parts().values()) {
      String path = Typed.path(record, part.name());
      switch (part.shape()) {
        case Shape.Nested nested -> fields(nested.fields(), path);
        case Shape.Rows list -> rows(list, path);
        case Shape.One one -> text(path);
        case Shape.Many many -> text(path);
        case Shape.Foreign foreign -> {}
      }
    }
  }

  private void rows(Shape.Rows list, String path) {
    Set<String> sent = payload.rows(path);
    RowKeys keys = sent == null ? before.rows(path) : before.rows(path).sent(sent);
    rows.put(path, keys);
    keys.keys().forEach(key -> fields(list.row(), Typed.path(path, key)));
  }

  private void text(String path) {
    List<String> sent = payload.texts(path);
    List<String> now = sent == null ? before.texts().get(path) : sent;
    if (now != null) {
      texts.put(path, now);
    }
    if (payload.isUsed(path)) {
      used.add(path);
    }
  }
}
