package io.jview.liveview.html;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** What the browser's client keeps of a page, and how it merges a diff into it. */
final class ClientTree {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  private ObjectNode tree;

  ClientTree(String joinTree) {
    tree = JSON.createObjectNode();
    merge(joinTree.substring(1, joinTree.length() - 1));
  }

  static ClientTree joined(Rendered rendered) {
    return new ClientTree(treeOf(rendered));
  }

  static String treeOf(Rendered rendered) {
    StringBuilder out = new StringBuilder();
    rendered.writeTree(out);
    return out.toString();
  }

  static ObjectNode parse(String object) {
    return (ObjectNode) JSON.readTree(object);
  }

  ObjectNode tree() {
    return tree;
  }

  void merge(String diffMembers) {
    ObjectNode diff = parse("{" + diffMembers + "}");
    JsonNode fresh = diff.remove("c");
    if (diff.has("s")) {
      tree = diff;
    } else {
      mergeInto(tree, diff);
    }
    if (fresh instanceof ObjectNode changed) {
      mergeComponents(changed);
    }
  }

  /** All are made of what was there before, and only then take its place. */
  private void mergeComponents(ObjectNode changed) {
    ObjectNode old = tree.withObjectProperty("c");
    Map<String, ObjectNode> made = new LinkedHashMap<>();
    changed.propertyNames().forEach(cid -> component(cid, changed, old, made));
    made.forEach(old::set);
  }

  private static ObjectNode component(
      String cid, ObjectNode changed, ObjectNode old, Map<String, ObjectNode> made) {
    ObjectNode known = made.get(cid);
    if (known != null) {
      return known;
    }
    ObjectNode diff = (ObjectNode) changed.get(cid);
    JsonNode statics = diff.get("s");
    ObjectNode now = diff;
    if (statics != null && statics.isInt()) {
      int base = statics.asInt();
      ObjectNode from =
          base > 0
              ? component(String.valueOf(base), changed, old, made)
              : (ObjectNode) old.get(String.valueOf(-base));
      diff.remove("s");
      now = from.deepCopy();
      mergeInto(now, diff);
    } else if (statics == null) {
      now = ((ObjectNode) old.get(cid)).deepCopy();
      mergeInto(now, diff);
    }
    made.put(cid, now);
    return now;
  }

  /** The components that it has. */
  Set<Integer> cids() {
    Set<Integer> cids = new TreeSet<>();
    tree.path("c").propertyNames().forEach(cid -> cids.add(Integer.valueOf(cid)));
    return cids;
  }

  /** The page, and the components that stand in it. */
  ObjectNode pageAndComponents() {
    ObjectNode all = tree.deepCopy();
    Set<Integer> reachable = reachable();
    ObjectNode components = all.withObjectProperty("c");
    cids().stream()
        .filter(cid -> !reachable.contains(cid))
        .forEach(cid -> components.remove(String.valueOf(cid)));
    return all;
  }

  /** The components that stand in the page, and those in these. */
  Set<Integer> reachable() {
    Set<Integer> found = new TreeSet<>();
    search(tree, found);
    return found;
  }

  private void search(JsonNode node, Set<Integer> found) {
    node.properties()
        .forEach(
            member -> {
              JsonNode value = member.getValue();
              boolean dynamic = member.getKey().chars().allMatch(Character::isDigit);
              if (value.isInt() && dynamic) {
                if (found.add(value.asInt())) {
                  search(component(value), found);
                }
              } else if (value.isObject() && !member.getKey().equals("c")) {
                search(value, found);
              }
            });
  }

  private JsonNode component(JsonNode cid) {
    return Objects.requireNonNull(
        tree.path("c").get(cid.asString()), () -> "no component for CID " + cid);
  }

  /** Forgets components, as the client does when the server has said that they are gone. */
  void prune(Set<Integer> cids) {
    cids.forEach(cid -> tree.withObjectProperty("c").remove(String.valueOf(cid)));
  }

  private static void mergeInto(ObjectNode target, ObjectNode source) {
    if (source.has("k")) {
      mergeList((ObjectNode) target.get("k"), (ObjectNode) source.get("k"));
      return;
    }
    for (var member : source.properties()) {
      JsonNode now = target.get(member.getKey());
      if (member.getValue() instanceof ObjectNode change
          && !change.has("s")
          && now instanceof ObjectNode kept) {
        mergeInto(kept, change);
      } else {
        target.set(member.getKey(), member.getValue());
      }
    }
  }

  private static void mergeList(ObjectNode target, ObjectNode source) {
    ObjectNode before = source.has("km") ? target.deepCopy() : null;
    for (var member : source.properties()) {
      String position = member.getKey();
      if (!position.equals("kc") && !position.equals("km")) {
        mergeEntry(target, position, member.getValue(), before);
      }
    }
    int size = source.get("kc").asInt();
    for (int i = size; i < target.get("kc").asInt(); i++) {
      target.remove(String.valueOf(i));
    }
    target.put("kc", size);
  }

  private static void mergeEntry(
      ObjectNode target, String position, JsonNode change, @Nullable ObjectNode before) {
    if (change instanceof ObjectNode inPlace) {
      if (!target.has(position)) {
        target.putObject(position);
      }
      mergeInto((ObjectNode) target.get(position), inPlace);
      return;
    }
    if (before == null) {
      throw new IllegalArgumentException("an entry moves, but km is missing: " + change);
    }
    JsonNode from = change.isArray() ? change.get(0) : change;
    ObjectNode entry = (ObjectNode) before.get(from.asString());
    target.set(position, entry);
    if (change.isArray()) {
      mergeInto(entry, (ObjectNode) change.get(1));
    }
  }

  String toHtml() {
    StringBuilder out = new StringBuilder();
    write(tree, out);
    return out.toString();
  }

  private void write(JsonNode node, StringBuilder out) {
    if (node.isString()) {
      out.append(node.stringValue());
    } else if (node.isInt()) {
      JsonNode component = component(node);
      if (component.path("r").asInt() != 1) {
        throw new IllegalArgumentException("a component without r:1: " + component);
      }
      write(component, out);
    } else if (!node.isObject()) {
      throw new IllegalArgumentException("a dynamic is neither text nor a tree: " + node);
    } else if (node.has("k")) {
      for (int i = 0; i < node.get("k").get("kc").asInt(); i++) {
        writeFilled(node.get("s"), node.get("k").get(String.valueOf(i)), out);
      }
    } else {
      writeFilled(node.get("s"), node, out);
    }
  }

  private void writeFilled(JsonNode statics, JsonNode dynamics, StringBuilder out) {
    for (int i = 0; i < statics.size(); i++) {
      out.append(statics.get(i).stringValue());
      if (i < statics.size() - 1) {
        write(dynamics.get(String.valueOf(i)), out);
      }
    }
  }
}
