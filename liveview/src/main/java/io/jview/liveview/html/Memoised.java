package io.jview.liveview.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A keyed list of at least one entry that is rendered late: when it is compared with the list that
 * stood in its place, so that what was rendered of an equal item is taken from there. Both must
 * have the very same functions; one that captures something is another at each render, and then
 * nothing is taken.
 */
final class Memoised<T> implements Html {

  private final Object[] items;
  private final Function<? super T, ?> key;
  private final Function<? super T, ? extends Html> fn;

  /** Rendered at the first need; threads that race each make an equal one. */
  private @Nullable Keyed list;

  private Memoised(
      Object[] items, Function<? super T, ?> key, Function<? super T, ? extends Html> fn) {
    this.items = items;
    this.key = key;
    this.fn = fn;
  }

  static <T> Html of(
      Iterable<? extends T> items,
      Function<? super T, ?> key,
      Function<? super T, ? extends Html> fn) {
    Object[] all = toArray(items);
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(fn, "fn");
    return all.length == 0 ? Raw.EMPTY : new Memoised<T>(all, key, fn);
  }

  private static Object[] toArray(Iterable<?> items) {
    if (items instanceof Collection<?> collection) {
      return collection.toArray();
    }
    List<Object> all = new ArrayList<>();
    items.forEach(all::add);
    return all.toArray();
  }

  /** The list, rendered from nothing where it was not rendered yet. */
  Keyed list() {
    return listAfter("");
  }

  /** The list, rendered with what can be taken from the dynamic that stood in its place. */
  Keyed listAfter(Object before) {
    Keyed rendered = list;
    if (rendered == null) {
      rendered = before instanceof Memoised<?> old && isAlike(old) ? renewed(old) : rendered();
      list = rendered;
    }
    return rendered;
  }

  private boolean isAlike(Memoised<?> old) {
    return old.fn.equals(fn) && old.key.equals(key);
  }

  private Keyed rendered() {
    Object[] keys = new Object[items.length];
    Html[] entries = new Html[items.length];
    for (int i = 0; i < items.length; i++) {
      keys[i] = keyOf(i);
      entries[i] = entryOf(i);
    }
    Keyed.checkKeys(keys);
    return Keyed.of(keys, entries);
  }

  private Keyed renewed(Memoised<?> old) {
    return new Renewal(old).list();
  }

  private Object keyOf(int position) {
    return Keyed.checkedKey(key.apply(item(position)), position);
  }

  private Html entryOf(int position) {
    return Keyed.checkedEntry(fn.apply(item(position)));
  }

  @SuppressWarnings("unchecked")
  private T item(int position) {
    return (T) items[position];
  }

  /** One pass over the items beside those of the last render. */
  private final class Renewal {
    private final Object[] oldItems;
    private final Keyed old;
    private final OldPositions oldPositions;
    private final Object[] keys = new Object[items.length];
    private final Html[] entries = new Html[items.length];
    private boolean inPlace = true;

    Renewal(Memoised<?> before) {
      oldItems = before.items;
      old = before.list();
      oldPositions = new OldPositions(old);
    }

    Keyed list() {
      for (int i = 0; i < items.length; i++) {
        if (!take(i, i)) {
          keys[i] = keyOf(i);
          renew(i);
        }
      }
      if (!inPlace) {
        Keyed.checkKeys(keys);
      }
      return Keyed.of(keys, entries);
    }

    private void renew(int position) {
      Object key = keys[position];
      if (position < old.size() && key.equals(old.key(position))) {
        entries[position] = entryOf(position);
        return;
      }
      inPlace = false;
      if (!take(oldPositions.of(key), position)) {
        entries[position] = entryOf(position);
      }
    }

    /** Takes an old entry where its item is equal. */
    private boolean take(int from, int to) {
      if (from < 0 || from >= old.size() || !Objects.equals(items[to], oldItems[from])) {
        return false;
      }
      keys[to] = old.key(from);
      entries[to] = old.piece(from);
      return true;
    }
  }
}
