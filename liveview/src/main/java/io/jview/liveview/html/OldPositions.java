package io.jview.liveview.html;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Finds where a key stood in a list. Meant to be asked in the order of the next list, in which
 * whole runs have often moved together: the place after the last one found is tried first.
 */
final class OldPositions {

  static final int NONE = -1;

  private final Keyed old;
  private int next;
  private @Nullable Map<Object, Integer> all;

  OldPositions(Keyed old) {
    this.old = old;
  }

  /** The key's position, or {@link #NONE}. */
  int of(Object key) {
    int found = next < old.size() && key.equals(old.key(next)) ? next : lookUp(key);
    if (found != NONE) {
      next = found + 1;
    }
    return found;
  }

  private int lookUp(Object key) {
    Map<Object, Integer> positions = all;
    if (positions == null) {
      positions = HashMap.newHashMap(old.size());
      for (int i = 0; i < old.size(); i++) {
        positions.put(old.key(i), i);
      }
      all = positions;
    }
    return positions.getOrDefault(key, NONE);
  }
}
