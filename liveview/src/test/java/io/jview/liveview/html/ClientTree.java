package io.jview.liveview.html;

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
    tree = parse(joinTree);
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
    if (diff.has("s")) {
      tree = diff;
    } else {
      mergeInto(tree, diff);
    }
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

  private static void write(JsonNode node, StringBuilder out) {
    if (node.isString()) {
      out.append(node.stringValue());
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

  private static void writeFilled(JsonNode statics, JsonNode dynamics, StringBuilder out) {
    for (int i = 0; i < statics.size(); i++) {
      out.append(statics.get(i).stringValue());
      if (i < statics.size() - 1) {
        write(dynamics.get(String.valueOf(i)), out);
      }
    }
  }
}
