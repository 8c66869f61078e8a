package io.jview.liveview.bind;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What stands in a form: texts by the path of their field, such as {@code items.3.name} with the
 * key of a row. Immutable.
 *
 * @param texts the texts; a path without any has none
 * @param rows the rows of lists of records
 * @param used the fields where the user has been
 * @param base the records that it was filled from
 */
public record Typed(
    Map<String, List<String>> texts,
    Map<String, RowKeys> rows,
    Set<String> used,
    Map<String, Object> base) {

  /** Nothing. */
  public static final Typed NOTHING = new Typed(Map.of(), Map.of(), Set.of(), Map.of());

  /** What stands in the form once it is filled from a record. */
  public Typed filled(RecordShape shape, Object record) {
    return new Filling(this).from(shape, record);
  }

  /** Nothing, and no row that the browser may still send. */
  public Typed cleared() {
    Map<String, RowKeys> empty = new HashMap<>();
    rows.forEach((list, keys) -> empty.put(list, keys.filled(0)));
    return new Typed(Map.of(), Map.copyOf(empty), Set.of(), Map.of());
  }

  /** The path of a part of a record. */
  public static String path(String record, String part) {
    return record.isEmpty() ? part : record + "." + part;
  }

  /** The text of a field; empty where there is none. */
  public String text(String path) {
    List<String> all = texts(path);
    return all.isEmpty() ? "" : all.get(all.size() - 1);
  }

  public List<String> texts(String path) {
    return texts.getOrDefault(path, List.of());
  }

  public List<String> keys(String path) {
    return rows(path).keys();
  }

  RowKeys rows(String path) {
    return rows.getOrDefault(path, RowKeys.NONE);
  }

  /**
   * Adds a row.
   *
   * @throws IllegalArgumentException if there are too many
   */
  public Typed add(String list) {
    return with(list, RowKeys::add);
  }

  public Typed remove(String list, String key) {
    return with(list, keys -> keys.remove(key));
  }

  public Typed move(String list, String key, int by) {
    return with(list, keys -> keys.move(key, by));
  }

  private Typed with(String list, UnaryOperator<RowKeys> change) {
    Map<String, RowKeys> changed = new HashMap<>(rows);
    changed.put(list, change.apply(rows(list)));
    return new Typed(texts, Map.copyOf(changed), used, base);
  }

  /** The record that a part was filled from, or null where there was none. */
  @Nullable Object base(String path) {
    return base.get(path);
  }
}
