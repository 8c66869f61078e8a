package io.jview.liveview.ui;

import io.jview.liveview.Params;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By which column a table is sorted, as an address says it: {@code ?sort=total&desc=true}.
 *
 * @param column the column's key; empty: by none
 * @param descending whether the largest comes first
 */
public record Sort(String column, boolean descending) {

  /** By no column. */
  public static final Sort NONE = new Sort("", false);

  /**
   * Reads an address.
   *
   * @param params its parameters
   * @param columns the keys that there are; any other is none
   * @return by which of them
   * @throws io.jview.liveview.BadRequestException if {@code desc} is neither true nor false
   */
  public static Sort of(Params params, String... columns) {
    String column = params.get("sort", "");
    return List.of(columns).contains(column) ? new Sort(column, params.get("desc", false)) : NONE;
  }

  /** What a click on a column's heading asks for: that column, or the other way round. */
  Sort by(String key) {
    return new Sort(key, column.equals(key) && !descending);
  }

  /** What {@code aria-sort} says of a column; null where it is not the one. */
  @Nullable String direction(String key) {
    if (!column.equals(key)) {
      return null;
    }
    return descending ? "descending" : "ascending";
  }
}
