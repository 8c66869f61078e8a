package io.jview.liveview.html;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes random pages, and random changes of them. */
final class RandomPage {

  /** A page as data: what is not an entry of a list has key 0. */
  record Node(int kind, int key, String text, List<Node> children) {

    Node with(List<Node> others) {
      return new Node(kind, key, text, others);
    }
  }

  /** The kind of a component, whose text is its id; what it shows is its one child. */
  static final int COMPONENT = 9;

  private static final int KINDS = 9;
  private static final int COMPONENT_IDS = 12;
  static final int LIST = 4;
  static final int ALIKE_LIST = 5;

  /** What a list's kind has on top where it is memoised. */
  static final int MEMOISED = 3;

  private static final String[] TEXTS = {
    "", "a", "b", "<&>\"'", "\u2028\u0001\\", "😀 é", "\uD83D", "${}", "line\nline"
  };

  private final Random random;
  private final boolean components;

  RandomPage(Random random) {
    this(random, false);
  }

  RandomPage(Random random, boolean components) {
    this.random = random;
    this.components = components;
  }

  Node page() {
    return node(0, 4);
  }

  private Node node(int key, int depth) {
    if (components && depth > 0 && random.nextInt(3) == 0) {
      String id = String.valueOf(random.nextInt(COMPONENT_IDS));
      return new Node(COMPONENT, key, id, List.of(node(0, depth - 1)));
    }
    return node(depth == 0 ? random.nextInt(LIST) : random.nextInt(KINDS), key, depth);
  }

  private Node node(int kind, int key, int depth) {
    List<Node> children = new ArrayList<>();
    if (depth > 0) {
      int count = isList(kind) ? random.nextInt(6) : 2;
      for (int i = 0; i < count; i++) {
        children.add(entry(kind, i, depth - 1));
      }
    }
    return new Node(kind, key, text(), children);
  }

  private Node entry(int kind, int key, int depth) {
    return isAlikeList(kind) ? node(1, key, depth) : node(key, depth);
  }

  private static boolean isList(int kind) {
    return kind == LIST || kind == LIST + MEMOISED || isAlikeList(kind);
  }

  private static boolean isAlikeList(int kind) {
    return kind == ALIKE_LIST || kind == ALIKE_LIST + MEMOISED;
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  Node change(Node page) {
    return change(page, 4);
  }

  private Node change(Node node, int depth) {
    if (random.nextInt(12) == 0) {
      return node(node.key(), depth);
    }
    boolean keepsText = node.kind() == COMPONENT || random.nextInt(3) > 0;
    String text = keepsText ? node.text() : text();
    List<Node> children = new ArrayList<>(node.children());
    children.replaceAll(child -> random.nextInt(3) == 0 ? changeChild(node, child, depth) : child);
    if (isList(node.kind())) {
      changeOrder(node, children, depth);
    }
    return new Node(node.kind(), node.key(), text, children);
  }

  private Node changeChild(Node parent, Node child, int depth) {
    boolean alike = isAlikeList(parent.kind()) && child.kind() != COMPONENT;
    return alike && random.nextInt(4) > 0
        ? new Node(child.kind(), child.key(), text(), child.children())
        : change(child, Math.max(0, depth - 1));
  }

  private void changeOrder(Node list, List<Node> entries, int depth) {
    switch (random.nextInt(8)) {
      case 0 -> Collections.shuffle(entries, random);
      case 1 -> Collections.reverse(entries);
      case 2 -> entries.removeIf(entry -> random.nextInt(3) == 0);
      case 3 -> entries.clear();
      case 4, 5 -> insert(list, entries, depth);
      case 6 -> Collections.rotate(entries, 1);
      default -> {}
    }
  }

  private void insert(Node list, List<Node> entries, int depth) {
    int key = entries.stream().mapToInt(Node::key).max().orElse(0) + 1 + random.nextInt(2);
    int position = random.nextInt(entries.size() + 1);
    entries.add(position, entry(list.kind(), key, Math.max(0, depth - 1)));
  }

  static Html render(Node node) {
    return NodeRenderer.WITHOUT_COMPONENTS.render(node);
  }

  /** The same page, with nothing memoised. */
  static Node plain(Node node) {
    int kind =
        isList(node.kind()) && node.kind() > ALIKE_LIST ? node.kind() - MEMOISED : node.kind();
    List<Node> children = node.children().stream().map(RandomPage::plain).toList();
    return new Node(kind, node.key(), node.text(), children);
  }

  /** The same page with each component once. */
  static Node unique(Node node, Set<String> seen) {
    if (node.kind() == COMPONENT && !seen.add(node.text())) {
      return new Node(0, node.key(), "", List.of());
    }
    return node.with(node.children().stream().map(child -> unique(child, seen)).toList());
  }

  /** The same page, where one component shows something else. */
  static Node showing(Node node, String component, Node content) {
    if (node.kind() == COMPONENT && node.text().equals(component)) {
      return node.with(List.of(content));
    }
    return node.with(
        node.children().stream().map(child -> showing(child, component, content)).toList());
  }
}
