package io.jview.liveview.bind;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The rows of a list: each has a key that it keeps wherever it moves. What the browser has not been
 * told yet is kept beside, so that what it sends meanwhile undoes nothing. Immutable.
 *
 * @param keys the rows, in order
 * @param fresh those that the browser has not sent yet, so that it may not know them
 * @param gone those that the browser may still send
 * @param arranged whether rows were moved and the browser may still send the old order
 * @param next the key of the row that is added next
 */
record RowKeys(
    List<String> keys, Set<String> fresh, Set<String> gone, boolean arranged, long next) {

  /** How many rows a list may have. */
  static final int MOST = 1_000;

  private static final int LONGEST_KEY = 32;
  private static final int LONGEST_NUMBER = 15;

  static final RowKeys NONE = new RowKeys(List.of(), Set.of(), Set.of(), false, 0);

  /** Those of a list as it is filled in: its positions, unless the browser knows some already. */
  RowKeys filled(int size) {
    List<String> filled = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      filled.add(Long.toString(next + i));
    }
    Set<String> unknown = next == 0 ? Set.of() : Set.copyOf(filled);
    Set<String> left =
        Stream.concat(keys.stream(), gone.stream()).limit(MOST).collect(Collectors.toSet());
    return new RowKeys(List.copyOf(filled), unknown, Set.copyOf(left), false, next + size);
  }

  /** Whether a text may be a row's key. */
  static boolean isKey(String text) {
    return text.length() <= LONGEST_KEY
        && text.chars()
            .allMatch(
                c ->
                    c >= '0' && c <= '9'
                        || c >= 'a' && c <= 'z'
                        || c >= 'A' && c <= 'Z'
                        || c == '-'
                        || c == '_');
  }

  /**
   * Adds a row at the end.
   *
   * @throws IllegalArgumentException if there are too many
   */
  RowKeys add() {
    if (keys.size() >= MOST) {
      throw new IllegalArgumentException("it has " + MOST + " rows at most");
    }
    String key = Long.toString(next);
    List<String> more = new ArrayList<>(keys);
    more.add(key);
    Set<String> unknown = new LinkedHashSet<>(fresh);
    unknown.add(key);
    return new RowKeys(List.copyOf(more), Set.copyOf(unknown), gone, arranged, next + 1);
  }

  RowKeys remove(String key) {
    List<String> fewer = new ArrayList<>(keys);
    if (!fewer.remove(key)) {
      return this;
    }
    Set<String> left = new LinkedHashSet<>(gone);
    if (left.size() < MOST) {
      left.add(key);
    }
    return new RowKeys(List.copyOf(fewer), fresh, Set.copyOf(left), arranged, next);
  }

  /** Moves a row by so many places, as far as there are any. */
  RowKeys move(String key, int by) {
    int from = keys.indexOf(key);
    if (from < 0) {
      return this;
    }
    List<String> moved = new ArrayList<>(keys);
    moved.remove(from);
    moved.add(Math.clamp((long) from + by, 0, moved.size()), key);
    return new RowKeys(List.copyOf(moved), fresh, gone, true, next);
  }

  /** The rows after the browser has sent some. */
  RowKeys sent(Set<String> keysSent) {
    Set<String> left = new LinkedHashSet<>(keysSent);
    left.removeAll(gone);
    Set<String> unknown = new LinkedHashSet<>(fresh);
    unknown.removeAll(keysSent);
    List<String> ours = keys.stream().filter(k -> left.contains(k) || unknown.contains(k)).toList();
    List<String> known = keys.stream().filter(left::contains).toList();
    List<String> theirs = left.stream().filter(Set.copyOf(keys)::contains).toList();
    boolean waits = arranged && !known.equals(theirs);
    List<String> order = waits ? withNew(ours, left) : withFresh(left, unknown);
    Set<String> stillGone = new LinkedHashSet<>(gone);
    stillGone.retainAll(keysSent);
    unknown.retainAll(order);
    return new RowKeys(
        List.copyOf(order), Set.copyOf(unknown), Set.copyOf(stillGone), waits, next(left));
  }

  private static List<String> withNew(List<String> ours, Set<String> sent) {
    Set<String> order = new LinkedHashSet<>(ours);
    order.addAll(sent);
    return List.copyOf(order);
  }

  /** The order of the browser, with those that it does not know where they are here. */
  private List<String> withFresh(Set<String> sent, Set<String> unknown) {
    List<String> order = new ArrayList<>(sent);
    for (int i = 0; i < keys.size(); i++) {
      if (unknown.contains(keys.get(i))) {
        order.add(Math.min(i, order.size()), keys.get(i));
      }
    }
    return order.size() <= MOST ? order : order.subList(0, MOST);
  }

  private long next(Set<String> sent) {
    long highest = next;
    for (String key : sent) {
      if (key.length() <= LONGEST_NUMBER && key.chars().allMatch(c -> c >= '0' && c <= '9')) {
        highest = Math.max(highest, Long.parseLong(key) + 1);
      }
    }
    return highest;
  }
}
