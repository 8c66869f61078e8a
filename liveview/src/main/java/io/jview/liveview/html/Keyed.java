package io.jview.liveview.html;

import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
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
  private final boolean wrapped;

  private Keyed(Object[] keys, Fragment[] entries, boolean wrapped) {
    this.keys = keys;
    this.entries = entries;
    this.wrapped = wrapped;
  }

  static <T> Html of(
      Iterable<? extends T> items,
      Function<? super T, ?> key,
      Function<? super T, ? extends Html> fn) {
    int expected = items instanceof Collection<?> collection ? collection.size() : 16;
    Object[] keys = new Object[expected];
    Html[] entries = new Html[expected];
    int size = 0;
    for (T item : items) {
      if (size == keys.length) {
        keys = Arrays.copyOf(keys, 2 * size + 1);
        entries = Arrays.copyOf(entries, keys.length);
      }
      keys[size] = checkedKey(key.apply(item), size);
      entries[size++] = checkedEntry(fn.apply(item));
    }
    if (size == 0) {
      return Raw.EMPTY;
    }
    Object[] all = size == keys.length ? keys : Arrays.copyOf(keys, size);
    checkKeys(all);
    return of(all, size == entries.length ? entries : Arrays.copyOf(entries, size));
  }

  /** Makes a list of as many entries as keys, at least one; both arrays become its own. */
  static Keyed of(Object[] keys, Html[] entries) {
    boolean alike = shareTemplate(entries);
    Fragment[] fragments = new Fragment[entries.length];
    for (int i = 0; i < fragments.length; i++) {
      fragments[i] = alike ? (Fragment) entries[i] : wrapped(entries[i]);
    }
    return new Keyed(keys, fragments, !alike);
  }

  private static Fragment wrapped(Html entry) {
    return entry instanceof Component place ? place.entry() : Template.BARE.fill(entry);
  }

  static Html checkedEntry(@Nullable Html entry) {
    return Objects.requireNonNull(entry, "each: fn gave null");
  }

  static Object checkedKey(@Nullable Object key, int position) {
    if (key == null) {
      throw new IllegalArgumentException(
          "each: the key of item " + position + " is null; each item needs a key of its own");
    }
    return key;
  }

  /** Keys that grow, as those of a table do, are told apart without a set of them. */
  static void checkKeys(Object[] keys) {
    int grown = 1;
    while (grown < keys.length && grows(keys[grown - 1], keys[grown])) {
      grown++;
    }
    if (grown < keys.length) {
      checkWithSet(keys);
    }
  }

  private static boolean grows(Object before, Object key) {
    return switch (key) {
      case Integer number -> before instanceof Integer less && less < number;
      case Long number -> before instanceof Long less && less < number;
      case String text -> before instanceof String less && less.compareTo(text) < 0;
      default -> false;
    };
  }

  private static void checkWithSet(Object[] keys) {
    Set<Object> seen = HashSet.newHashSet(keys.length);
    for (Object key : keys) {
      if (!seen.add(key)) {
        throw new IllegalArgumentException(
            "each: two items have the key " + shown(key) + "; each item needs a key of its own");
      }
    }
  }

  private static String shown(Object key) {
    String text = key.toString();
    return text.length() <= LONGEST_KEY_SHOWN ? text : text.substring(0, LONGEST_KEY_SHOWN) + "…";
  }

  private static boolean shareTemplate(Html[] entries) {
    if (!(entries[0] instanceof Fragment first)) {
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

  /** An entry as it was given, without what it may be wrapped in. */
  Html piece(int position) {
    Fragment entry = entries[position];
    if (!wrapped) {
      return entry;
    }
    Object piece = entry.dynamics()[0];
    return piece instanceof String markup ? new Raw(markup) : (Html) piece;
  }

  /** The template of every entry. */
  Template template() {
    return entries[0].template();
  }
}
