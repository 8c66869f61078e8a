package io.jview.pubsub.presence.node;

import io.jview.pubsub.presence.node.Said.Change;
import io.jview.pubsub.presence.node.Said.Entry;
import io.jview.pubsub.presence.node.Said.State;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/** What was heard of one instance's sessions on one topic. */
final class SeenInstance {

  /** What becomes of who is there. */
  interface Changes {
    void put(Entry entry);

    void remove(long id);
  }

  private final Set<Long> ids = new HashSet<>();
  private long heard;
  private long assembling;
  private int nextPart;
  private final Map<Long, Entry> assembled = new LinkedHashMap<>();

  /** Applies a change; says no where something before it was missed. */
  boolean apply(Change change, Changes changes) {
    if (change.n() <= heard) {
      return true;
    }
    if (change.after() == 0) {
      replace(change.n(), change.set(), changes);
      return true;
    }
    if (change.after() != heard) {
      return false;
    }
    heard = change.n();
    for (Entry entry : change.set()) {
      put(entry, changes);
    }
    for (long id : change.gone()) {
      remove(id, changes);
    }
    return true;
  }

  /** Takes a part of a state, and applies it with the last one; says no where a part was missed. */
  boolean apply(State state, Changes changes) {
    if (state.n() <= heard) {
      return true;
    }
    if (state.part() == 1) {
      assembling = state.n();
      nextPart = 1;
      assembled.clear();
    }
    if (state.n() != assembling || state.part() != nextPart) {
      return false;
    }
    nextPart++;
    state.entries().forEach(entry -> assembled.put(entry.id(), entry));
    if (assembled.size() > Node.MAX_PRESENT) {
      assembled.clear();
      return false;
    }
    if (state.part() == state.parts()) {
      replace(state.n(), assembled.values(), changes);
      assembled.clear();
    }
    return true;
  }

  private void replace(long n, Iterable<Entry> entries, Changes changes) {
    heard = n;
    Set<Long> before = new HashSet<>(ids);
    for (Entry entry : entries) {
      before.remove(entry.id());
      put(entry, changes);
    }
    before.forEach(id -> remove(id, changes));
  }

  private void put(Entry entry, Changes changes) {
    ids.add(entry.id());
    changes.put(entry);
  }

  private void remove(long id, Changes changes) {
    if (ids.remove(id)) {
      changes.remove(id);
    }
  }

  /** All of its sessions go. */
  void clear(Changes changes) {
    Set.copyOf(ids).forEach(id -> remove(id, changes));
  }
}
