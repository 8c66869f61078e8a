package io.jview.pubsub.presence.node;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What each session has here. Belongs to the {@link Serial} thread. */
final class Sessions {

  /**
   * One thing that a session has.
   *
   * @param topic where
   * @param key whom it is tracked under; null where it watches
   */
  record Stake(String topic, @Nullable String key) {}

  private final Map<String, Set<Stake>> stakes = new HashMap<>();

  void add(String sessionId, Stake stake) {
    stakes.computeIfAbsent(sessionId, id -> new HashSet<>()).add(stake);
  }

  void remove(String sessionId, Stake stake) {
    Set<Stake> rest = stakes.get(sessionId);
    if (rest != null && rest.remove(stake) && rest.isEmpty()) {
      stakes.remove(sessionId);
    }
  }

  Set<Stake> remove(String sessionId) {
    Set<Stake> removed = stakes.remove(sessionId);
    return removed == null ? Set.of() : removed;
  }
}
