package io.jview.liveview.view;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveStream;
import io.jview.liveview.html.Html;
import io.jview.liveview.html.StreamItem;
import io.jview.liveview.html.StreamPlace;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent of one stream. As long as the browser shows nothing of it, or is to show
 * nothing else, the items stand here as they will there, and leave by their limits; after that
 * where they go is the browser's to find out. Used by the view's thread.
 */
final class WaitingStream<T> {

  /** So many items wait for a render that shows them. */
  static final int MOST = 1_000;

  private final LiveStream<T> stream;
  private final String ref;
  private final Map<String, Row<T>> byId = new HashMap<>();
  private final List<Row<T>> rows = new ArrayList<>();
  private final Set<String> deletes = new LinkedHashSet<>();
  private boolean whole = true;
  private boolean shown;
  private boolean reset;
  private @Nullable Placing placed;
  private @Nullable StreamPlace place;

  WaitingStream(LiveStream<T> stream, String ref) {
    this.stream = stream;
    this.ref = ref;
  }

  /** An item that waits. */
  private static final class Row<T> {
    final String id;
    T item;
    final int at;
    final int limit;
    final boolean updateOnly;

    Row(String id, T item, int at, int limit, boolean updateOnly) {
      this.id = id;
      this.item = item;
      this.at = at;
      this.limit = limit;
      this.updateOnly = updateOnly;
    }
  }

  String domId(T item) {
    return stream.domId(item);
  }

  String domIdOf(Object id) {
    return stream.domIdOf(id);
  }

  void insert(String id, T item, int at, int limit) {
    Row<T> waiting = byId.get(id);
    if (waiting != null && waiting.updateOnly) {
      rows.remove(waiting);
    } else if (waiting != null) {
      waiting.item = item;
      return;
    }
    Row<T> row = new Row<>(id, item, at, limit, false);
    byId.put(id, row);
    rows.add(whole && at >= 0 ? Math.min(at, rows.size()) : rows.size(), row);
    if (whole) {
      keep(limit);
    }
  }

  void update(String id, T item) {
    Row<T> waiting = byId.get(id);
    if (waiting != null) {
      waiting.item = item;
    } else if (!whole && !deletes.contains(id)) {
      Row<T> row = new Row<>(id, item, -1, 0, true);
      byId.put(id, row);
      rows.add(row);
    }
  }

  void delete(String id) {
    Row<T> waiting = byId.remove(id);
    if (waiting != null) {
      rows.remove(waiting);
    }
    if (!whole) {
      deletes.add(id);
    }
  }

  void reset() {
    clear();
    whole = true;
    reset = shown;
  }

  /** Drops what a limit leaves out: behind the first ones, or ahead of the last. */
  private void keep(int limit) {
    if (limit > 0 && rows.size() > limit) {
      drop(limit, rows.size());
    } else if (limit < 0 && rows.size() > -limit) {
      drop(0, rows.size() + limit);
    }
  }

  private void drop(int from, int to) {
    List<Row<T>> dropped = rows.subList(from, to);
    dropped.forEach(row -> byId.remove(row.id));
    dropped.clear();
  }

  private void clear() {
    byId.clear();
    rows.clear();
    deletes.clear();
  }

  /** Stands in a render. */
  StreamPlace place(Placing placing, Function<? super T, ? extends Html> fn) {
    if (placed != null && placed.clashes(placing)) {
      throw new IllegalStateException(
          stream + " is placed twice in one render; a second list needs a stream of its own");
    }
    placed = placing;
    List<StreamItem> items = new ArrayList<>(rows.size());
    for (Row<T> row : rows) {
      Html html = requireNonNull(fn.apply(row.item), () -> stream + ": the function gave null");
      items.add(
          whole
              ? new StreamItem(row.id, html, -1, 0, false)
              : new StreamItem(row.id, html, row.at, row.limit, row.updateOnly));
    }
    place = new StreamPlace(stream.name(), ref, items, List.copyOf(deletes), reset);
    return place;
  }

  /** Forgets what was sent; tells whether nothing waits any more. */
  boolean settle() {
    if (place != null && place.isSent()) {
      clear();
      whole = false;
      shown = true;
      reset = false;
      place.forget();
    }
    place = null;
    return rows.isEmpty() && deletes.isEmpty() && !reset;
  }

  /** Drops what waits too long: the oldest items, and the names of those that went. */
  void bound() {
    keep(-MOST);
    if (deletes.size() > MOST) {
      List<String> all = List.copyOf(deletes);
      all.subList(0, all.size() - MOST).forEach(deletes::remove);
    }
  }
}
