package io.jview.liveview.html;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A list of at least one entry, told apart by keys. The protocol knows one template for all
 * entries, so entries of different templates are each wrapped in one that adds nothing.
 */
final class Keyed implements Html {

  private static final int LONGEST_KEY_SHOWN = 100;

  private final Object[] keys;
  private final Fragment[] entries;

  private Keyed(Object[] keys, Fragment[] entries) {
    this.keys = keys;
    this.entries = entries;
  }

  static <T> Html of(
      Iterable<? extends T> items,
      Function<? super T, ?> key,
      Function<? super T, ? extends Html> fn) {
    int expected = items instanceof Collection<?> collection ? collection.size() : 16;
    List<Object> keys = new ArrayList<>(expected);
    List<Html> entries = new ArrayList<>(expected);
    Set<Object> seen = HashSet.newHashSet(expected);
    for (T item : items) {
      keys.add(checkedKey(key.apply(item), seen));
      entries.add(Objects.requireNonNull(fn.apply(item), "each: fn gave null"));
    }
    return entries.isEmpty() ? Raw.EMPTY : new Keyed(keys.toArray(), fragments(entries));
  }

  private static Object checkedKey(@Nullable Object key, Set<Object> seen) {
    if (key == null) {
      throw new IllegalArgumentException(
          "each: the key of item " + seen.size() + " is null; each item needs a key of its own");
    }
    if (!seen.add(key)) {
      throw new IllegalArgumentException(
          "each: two items have the key " + shown(key) + "; each item needs a key of its own");
    }
    return key;
  }

  private static String shown(Object key) {
    String text = key.toString();
    return text.length() <= LONGEST_KEY_SHOWN ? text : text.substring(0, LONGEST_KEY_SHOWN) + "…";
  }

  private static Fragment[] fragments(List<Html> entries) {
    boolean alike = shareTemplate(entries);
    Fragment[] fragments = new Fragment[entries.size()];
    for (int i = 0; i < fragments.length; i++) {
      Html entry = entries.get(i);
      fragments[i] = alike ? (Fragment) entry : Template.BARE.fill(entry);
    }
    return fragments;
  }

  private static boolean shareTemplate(List<Html> entries) {
    if (!(entries.get(0) instanceof Fragment first)) {
      return false;
    }
    for (Html entry : entries) {
      if (!(entry instanceof Fragment fragment) || fragment.template() != first.template()) {
        return false;
      }
    }
    return true;
  }

  int size() {
    return entries.length;
  }

  Object key(int position) {
    return keys[position];
  }

  Fragment entry(int position) {
    return entries[position];
  }

  /** The template of every entry. */
  Template template() {
    return entries[0].template();
  }
}
