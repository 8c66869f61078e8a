package io.jview.liveview.test;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The items of one stream as the browser shows them, which nobody else keeps: changed as the
 * client's {@code dom_patch.ts} changes the elements. Not thread-safe.
 */
final class ClientStream {

  private final List<Item> items = new ArrayList<>();

  /** An item, with the fixed parts and the values of its element. */
  record Item(String id, Object statics, Map<String, Object> dynamics) {}

  List<Item> items() {
    return items;
  }

  /** Takes {@code ["ref",[[id,at,limit,updateOnly],…],[id,…],true?]}, the last insert first. */
  void change(Object statics, Map<String, Object> entries, List<?> told) {
    Set<String> gone = new HashSet<>();
    if (told.size() > 3) {
      items.forEach(item -> gone.add(item.id()));
    }
    Json.array(told.get(2)).forEach(id -> gone.add((String) id));
    Set<String> there = new HashSet<>();
    items.forEach(item -> there.add(item.id()));
    items.removeIf(item -> gone.contains(item.id()));
    List<?> inserts = Json.array(told.get(1));
    for (int i = 0; i < inserts.size(); i++) {
      List<?> insert = Json.array(inserts.get(inserts.size() - 1 - i));
      String id = (String) insert.get(0);
      Item item = new Item(id, statics, ClientTree.map(entries.get(Integer.toString(i))));
      take(item, insert, there.contains(id));
    }
  }

  private void take(Item item, List<?> insert, boolean wasThere) {
    for (int i = 0; i < items.size(); i++) {
      if (items.get(i).id().equals(item.id())) {
        items.set(i, item);
        return;
      }
    }
    if (wasThere || !Boolean.TRUE.equals(insert.get(3))) {
      int at = (int) Json.number(insert.get(1));
      items.add(at < 0 ? items.size() : Math.min(at, items.size()), item);
      keep(insert.get(2));
    }
  }

  private void keep(@Nullable Object limit) {
    if (!(limit instanceof Long most)) {
      return;
    }
    if (most >= 0 && items.size() > most) {
      items.subList(most.intValue(), items.size()).clear();
    } else if (most < 0 && items.size() > -most) {
      items.subList(0, items.size() + most.intValue()).clear();
    }
  }
}
