package io.jview.pubsub.presence.node;

import io.jview.pubsub.presence.Present;
import io.jview.pubsub.presence.node.Said.Change;
import io.jview.pubsub.presence.node.Said.Entry;
import io.jview.pubsub.presence.node.Said.State;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/** What was heard of all instances' sessions on one topic. Any thread may list; one changes it. */
final class SeenTopic {

  private final Map<String, SeenInstance> instances = new HashMap<>();
  private final Map<String, Present> byId = new HashMap<>();
  private final ConcurrentNavigableMap<Present, Present> present = new ConcurrentSkipListMap<>();
  private final Delta delta = new Delta();

  /** Lists who is there. Any thread. */
  List<Present> list() {
    return List.copyOf(present.values());
  }

  int size() {
    return byId.size();
  }

  boolean apply(Change change) {
    return instance(change.from()).apply(change, of(change.from()));
  }

  boolean apply(State state) {
    return instance(state.from()).apply(state, of(state.from()));
  }

  private SeenInstance instance(String from) {
    return instances.computeIfAbsent(from, id -> new SeenInstance());
  }

  /** Lets go of an instance and its sessions; says whether there were any. */
  boolean remove(String from) {
    SeenInstance instance = instances.remove(from);
    int before = size();
    if (instance != null) {
      instance.clear(of(from));
    }
    return size() < before;
  }

  /** Takes what has changed since this was called last. */
  Delta takeDelta() {
    Delta taken = new Delta();
    taken.addAll(delta);
    delta.clear();
    return taken;
  }

  /** All who are there, as a change from nobody. */
  Delta all() {
    Delta all = new Delta();
    present.values().forEach(one -> all.add(null, one, one.id()));
    return all;
  }

  private SeenInstance.Changes of(String from) {
    return new SeenInstance.Changes() {
      @Override
      public void put(Entry entry) {
        String id = from + "/" + entry.id();
        Present before = byId.get(id);
        if (before == null && size() >= Node.MAX_PRESENT) {
          return;
        }
        Present after = new Present(entry.key(), id, entry.meta());
        if (after.equals(before)) {
          return;
        }
        if (before != null && !before.key().equals(after.key())) {
          present.remove(before);
        }
        byId.put(id, after);
        present.put(after, after);
        delta.add(before, after, id);
      }

      @Override
      public void remove(long number) {
        String id = from + "/" + number;
        Present before = byId.remove(id);
        if (before != null) {
          present.remove(before);
          delta.add(before, null, id);
        }
      }
    };
  }
}
