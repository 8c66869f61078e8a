package io.jview.liveview.test;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The streams of a view's page: takes their items out of what was merged. Not thread-safe. */
final class ClientStreams {

  /** What names the stream in the tree, once its items are taken. */
  private static final String REF = "stream-ref";

  private final ClientComponents components;
  private final Map<String, ClientStream> byRef = new HashMap<>();

  ClientStreams(ClientComponents components) {
    this.components = components;
  }

  /** The items that stand at a node; null where it is no stream. */
  List<ClientStream.Item> at(Map<String, Object> node) {
    return node.get(REF) instanceof String ref && byRef.containsKey(ref)
        ? byRef.get(ref).items()
        : List.of();
  }

  static boolean isStream(Map<?, ?> node) {
    return node.containsKey(REF);
  }

  /** Takes what came, and forgets the items of those that stand in the page no longer. */
  void take(Map<String, Object> page) {
    Set<String> standing = new HashSet<>();
    take(page, standing, new HashSet<>());
    byRef.keySet().retainAll(standing);
  }

  private void take(Object value, Set<String> standing, Set<Long> seen) {
    if (value instanceof Long cid && seen.add(cid)) {
      take(components.get(cid), standing, seen);
    } else if (value instanceof Map<?, ?> map) {
      Map<String, Object> node = ClientTree.map(map);
      if (node.remove("stream") instanceof List<?> told) {
        change(node, told);
      }
      if (node.get(REF) instanceof String ref) {
        standing.add(ref);
        at(node).forEach(item -> take(item.dynamics(), standing, seen));
      }
      node.forEach(
          (key, inner) -> {
            if (key.equals("k") || Character.isDigit(key.charAt(0))) {
              take(inner, standing, seen);
            }
          });
    }
  }

  private void change(Map<String, Object> node, List<?> told) {
    String ref = (String) told.get(0);
    Object statics = node.get("s");
    if (statics == null) {
      throw new IllegalStateException("the browser knows no fixed parts of stream " + ref);
    }
    byRef
        .computeIfAbsent(ref, fresh -> new ClientStream())
        .change(statics, ClientTree.map(node.get("k")), told);
    node.put(REF, ref);
    node.put("k", new HashMap<String, Object>(Map.of("kc", 0L)));
  }
}
