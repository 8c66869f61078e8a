package io.jview.liveview.test;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the browser keeps of a view's page: merges diffs into it and turns it into HTML, as the
 * client's {@code rendered.js} does. Not thread-safe.
 */
final class ClientTree {

  private Map<String, Object> root;

  ClientTree(Map<?, ?> rendered) {
    root = copy(rendered);
  }

  void merge(Map<?, ?> diff) {
    if (diff.containsKey("s")) {
      root = copy(diff);
    } else {
      merge(root, copy(diff));
    }
  }

  private static void merge(Map<String, Object> target, Map<String, Object> source) {
    if (source.get("k") instanceof Map<?, ?> entries) {
      mergeList(map(target.get("k")), map(entries));
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

  String html() {
    StringBuilder out = new StringBuilder();
    write(root, out);
    return out.toString();
  }

  private static void write(Map<String, Object> node, StringBuilder out) {
    List<?> statics = Json.array(node.get("s"));
    if (node.get("k") instanceof Map<?, ?> entries) {
      for (long i = 0; i < Json.number(entries.get("kc")); i++) {
        writeDynamics(statics, map(entries.get(Long.toString(i))), out);
      }
    } else {
      writeDynamics(statics, node, out);
    }
  }

  private static void writeDynamics(List<?> statics, Map<String, Object> node, StringBuilder out) {
    for (int i = 0; i < statics.size(); i++) {
      out.append(statics.get(i));
      if (i < statics.size() - 1) {
        writeDynamic(node.get(Integer.toString(i)), out);
      }
    }
  }

  private static void writeDynamic(@Nullable Object dynamic, StringBuilder out) {
    switch (dynamic) {
      case String text -> out.append(text);
      case Map<?, ?> node -> write(map(node), out);
      case null, default ->
          throw new IllegalStateException("the browser would show no " + dynamic + " there");
    }
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(@Nullable Object value) {
    return (Map<String, Object>) Json.object(value);
  }

  /** A copy that can be changed, as deep as the tree. */
  private static Map<String, Object> copy(Map<?, ?> tree) {
    Map<String, Object> copy = new LinkedHashMap<>();
    tree.forEach((key, value) -> copy.put((String) key, copyOf(value)));
    return copy;
  }

  private static Object copyOf(Object value) {
    return switch (value) {
      case Map<?, ?> node -> copy(node);
      case List<?> list -> new ArrayList<>(list.stream().map(ClientTree::copyOf).toList());
      default -> value;
    };
  }
}
