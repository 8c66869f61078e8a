package io.jview.liveview.html;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The components of a page as the browser last got them. Owned by the page's thread. */
final class ShownComponents {

  private final Map<Integer, Fragment> trees = new HashMap<>();

  /** Those that the browser will forget, unless they stand in the page again. */
  private final Set<Integer> leaving = new HashSet<>();

  @Nullable Fragment find(int cid) {
    return trees.get(cid);
  }

  Fragment get(int cid) {
    Fragment tree = trees.get(cid);
    if (tree == null) {
      throw new IllegalStateException("component " + cid + " has never been rendered");
    }
    return tree;
  }

  /** Whether the browser needs the whole of it, where it stands in the page. */
  boolean needsWhole(int cid) {
    return !trees.containsKey(cid) || leaving.contains(cid);
  }

  /** A component that the browser has and keeps, of a template; 0 where there is none. */
  int alike(Template template) {
    for (Map.Entry<Integer, Fragment> shown : trees.entrySet()) {
      if (shown.getValue().template() == template && !leaving.contains(shown.getKey())) {
        return shown.getKey();
      }
    }
    return 0;
  }

  void show(Map<Integer, Fragment> changed) {
    trees.putAll(changed);
    leaving.removeAll(changed.keySet());
  }

  boolean anyLeaving() {
    return !leaving.isEmpty();
  }

  boolean isLeaving(int cid) {
    return leaving.contains(cid);
  }

  void leave(Collection<Integer> cids) {
    cids.stream().filter(trees::containsKey).forEach(leaving::add);
  }

  /** With the root's template the browser loses all that it has. */
  void leaveAll() {
    leaving.addAll(trees.keySet());
  }

  /** Forgets those that stand in no page, and gives which they are. */
  Set<Integer> forget(Collection<Integer> cids, Fragment root) {
    Set<Integer> gone = new LinkedHashSet<>(cids);
    gone.retainAll(trees.keySet());
    if (!gone.isEmpty()) {
      gone.removeAll(reachable(root).keySet());
    }
    trees.keySet().removeAll(gone);
    leaving.removeAll(gone);
    return gone;
  }

  /** All that stand in a page or in its components, in their order. */
  Map<Integer, Fragment> reachable(Fragment root) {
    if (trees.isEmpty()) {
      return Map.of();
    }
    Map<Integer, Fragment> reached = new LinkedHashMap<>();
    Deque<Integer> open = new ArrayDeque<>(Places.in(root, null));
    while (!open.isEmpty()) {
      int cid = open.remove();
      Fragment tree = get(cid);
      if (reached.put(cid, tree) == null) {
        open.addAll(Places.in(tree, null));
      }
    }
    return reached;
  }
}
