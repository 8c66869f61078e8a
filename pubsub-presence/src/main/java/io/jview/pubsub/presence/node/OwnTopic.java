package io.jview.pubsub.presence.node;

import io.jview.pubsub.Message;
import io.jview.pubsub.presence.node.Said.Change;
import io.jview.pubsub.presence.node.Said.Entry;
import io.jview.pubsub.presence.node.Said.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/** The truth about an instance's own sessions on one topic, and what of it was not said yet. */
final class OwnTopic {

  /**
   * About how large a message may be; less than the least that providers are likely to be set to.
   */
  private static final int MAX_BYTES = 48 * 1024;

  /** Who is tracked as whom. */
  record Slot(String sessionId, String key) {}

  private final String from;
  private final LongSupplier numbers;
  private final Map<Slot, Entry> entries = new LinkedHashMap<>();
  private final Map<Long, Entry> set = new LinkedHashMap<>();
  private final Set<Long> gone = new LinkedHashSet<>();
  private long said;

  OwnTopic(String from, LongSupplier numbers) {
    this.from = from;
    this.numbers = numbers;
  }

  int size() {
    return entries.size();
  }

  boolean contains(Slot slot) {
    return entries.containsKey(slot);
  }

  /** Whether others know all of it. */
  boolean isSaid() {
    return set.isEmpty() && gone.isEmpty();
  }

  /** Whether others have heard anything of it. */
  boolean wasHeard() {
    return said > 0;
  }

  void put(Slot slot, Message meta) {
    Entry before = entries.get(slot);
    if (before != null && before.meta().equals(meta)) {
      return;
    }
    long id = before == null ? numbers.getAsLong() : before.id();
    Entry entry = new Entry(id, slot.key(), meta);
    entries.put(slot, entry);
    set.put(id, entry);
  }

  void remove(Slot slot) {
    Entry entry = entries.remove(slot);
    if (entry != null) {
      set.remove(entry.id());
      gone.add(entry.id());
    }
  }

  /** Takes what has changed, as much as one message holds; null where nothing has. */
  @Nullable Change nextChange() {
    if (isSaid()) {
      return null;
    }
    long after = said;
    said = numbers.getAsLong();
    List<Long> left = List.copyOf(gone);
    gone.clear();
    return new Change(from, said, after, take(set.values()), left);
  }

  /** Takes all of it, in parts; nothing is left to be said. */
  List<State> state() {
    set.clear();
    gone.clear();
    said = numbers.getAsLong();
    List<List<Entry>> parts = new ArrayList<>();
    Collection<Entry> rest = new ArrayDeque<>(entries.values());
    do {
      parts.add(take(rest));
    } while (!rest.isEmpty());
    List<State> states = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      states.add(new State(from, said, i + 1, parts.size(), parts.get(i)));
    }
    return states;
  }

  private static List<Entry> take(Collection<Entry> waiting) {
    List<Entry> taken = new ArrayList<>();
    int bytes = 0;
    Iterator<Entry> each = waiting.iterator();
    while (each.hasNext() && bytes < MAX_BYTES) {
      Entry entry = each.next();
      each.remove();
      bytes += entry.size();
      taken.add(entry);
    }
    return taken;
  }
}
