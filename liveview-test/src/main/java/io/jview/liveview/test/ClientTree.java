package io.jview.liveview.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What the browser keeps of a view's page: merges diffs into it and turns it into HTML, as the
 * client's {@code rendered.js} does. Not thread-safe.
 */
final class ClientTree {

  private final ClientComponents components = new ClientComponents();
  private final ClientStreams streams = new ClientStreams(components);
  private Map<String, Object> root = new LinkedHashMap<>();

  ClientTree(Map<?, ?> rendered) {
    merge(rendered);
  }

  void merge(Map<?, ?> diff) {
    Map<String, Object> change = copy(diff);
    Object fresh = change.remove("c");
    if (change.containsKey("s")) {
      root = change;
    } else {
      merge(root, change);
    }
    if (fresh instanceof Map<?, ?> changed) {
      components.merge(map(changed));
    }
    streams.take(root);
  }

  static void merge(Map<String, Object> target, Map<String, Object> source) {
    if (source.get("k") instanceof Map<?, ?> entries) {
      mergeList(map(target.get("k")), map(entries));
      if (source.get("stream") instanceof List<?> told) {
        target.put("stream", told);
      }
      return;
    }
    source.forEach(
        (key, value) -> {
          if (value instanceof Map<?, ?> change
              && !change.containsKey("s")
              && target.get(key) instanceof Map<?, ?> kept) {
            merge(map(kept), map(change));
          } else {
            target.put(key, value);
          }
        });
  }

  private static void mergeList(Map<String, Object> target, Map<String, Object> source) {
    Map<String, Object> before = source.containsKey("km") ? copy(target) : target;
    source.forEach(
        (position, entry) -> {
          if (position.equals("kc") || position.equals("km")) {
            return;
          }
          if (entry instanceof Long from) {
            target.put(position, before.get(from.toString()));
          } else if (entry instanceof List<?> moved) {
            Map<String, Object> kept = map(before.get(String.valueOf(moved.get(0))));
            merge(kept, map(moved.get(1)));
            target.put(position, kept);
          } else {
            merge(map(target.computeIfAbsent(position, p -> new LinkedHashMap<>())), map(entry));
          }
        });
    long count = Json.number(source.get("kc"));
    for (long i = count; i < Json.number(target.get("kc")); i++) {
      target.remove(Long.toString(i));
    }
    target.put("kc", count);
  }

  /**
   * The page as HTML.
   *
   * @param viewId the id of its view, which the components' elements name
   */
  String html(String viewId) {
    StringBuilder out = new StringBuilder();
    write(root, viewId, out);
    return out.toString();
  }

  /** The components that it keeps and does not show. */
  Set<Integer> hidden() {
    Set<Integer> hidden = components.cids();
    search(root, hidden);
    return hidden;
  }

  /** Takes away what is shown. */
  private void search(Object node, Set<Integer> hidden) {
    switch (node) {
      case Map<?, ?> tree -> {
        streams.at(map(tree)).forEach(item -> search(item.dynamics(), hidden));
        tree.forEach(
            (key, value) -> {
              if (key.equals("k") || Character.isDigit(((String) key).charAt(0))) {
                search(value, hidden);
              }
            });
      }
      case Long cid -> {
        if (hidden.remove(cid.intValue())) {
          search(components.get(cid), hidden);
        }
      }
      default -> {}
    }
  }

  void prune(List<?> cids) {
    components.prune(cids);
  }

  private void write(Map<String, Object> node, String viewId, StringBuilder out) {
    List<?> statics = Json.array(node.get("s"));
    if (ClientStreams.isStream(node)) {
      streams
          .at(node)
          .forEach(item -> writeDynamics(Json.array(item.statics()), item.dynamics(), viewId, out));
    } else if (node.get("k") instanceof Map<?, ?> entries) {
      for (long i = 0; i < Json.number(entries.get("kc")); i++) {
        writeDynamics(statics, map(entries.get(Long.toString(i))), viewId, out);
      }
    } else {
      writeDynamics(statics, node, viewId, out);
    }
  }

  private void writeDynamics(
      List<?> statics, Map<String, Object> node, String viewId, StringBuilder out) {
    for (int i = 0; i < statics.size(); i++) {
      out.append(statics.get(i));
      if (i < statics.size() - 1) {
        writeDynamic(node.get(Integer.toString(i)), viewId, out);
      }
    }
  }

  private void writeDynamic(@Nullable Object dynamic, String viewId, StringBuilder out) {
    switch (dynamic) {
      case String text -> out.append(text);
      case Map<?, ?> node -> write(map(node), viewId, out);
      case Long cid -> {
        StringBuilder inner = new StringBuilder();
        write(components.get(cid), viewId, inner);
        out.append(ClientComponents.marked(inner.toString(), cid, viewId));
      }
      case null, default ->
          throw new IllegalStateException("the browser would show no " + dynamic + " there");
    }
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Json.object(value);
  }

  /** A copy that can be changed, as deep as the tree. */
  static Map<String, Object> copy(Map<?, ?> tree) {
    Map<String, Object> copy = new LinkedHashMap<>();
    tree.forEach((key, value) -> copy.put((String) key, copyOf(value)));
    return copy;
  }

  private static @Nullable Object copyOf(@Nullable Object value) {
    return switch (value) {
      case Map<?, ?> node -> copy(node);
      case List<?> list -> copyOf(list);
      case null, default -> value;
    };
  }

  private static List<@Nullable Object> copyOf(List<?> list) {
    List<@Nullable Object> copy = new ArrayList<>(list.size());
    list.forEach(value -> copy.add(copyOf(value)));
    return copy;
  }
}
