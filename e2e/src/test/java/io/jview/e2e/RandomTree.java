package io.jview.e2e;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Makes random trees and random changes of them, as a page of {@link TreeView} shows them. */
final class RandomTree {

  /** What a piece of a page may be. */
  enum Kind {
    TEXT,
    ELEMENT,
    TWO_ELEMENTS,
    MAYBE,
    LIST,
    MEMOISED_LIST,
    COMPONENT,
    STREAM
  }

  /**
   * A piece.
   *
   * @param key tells an entry of a list or an item of a stream from the others; a component's or
   *     stream's id
   */
  record Node(Kind kind, int key, String text, List<Node> children) {

    Node with(List<Node> others) {
      return new Node(kind, key, text, List.copyOf(others));
    }
  }

  private static final Kind[] KINDS = Kind.values();
  private static final String[] TEXTS = {"", "a", "b", "<&>\"'", "\u2028", "😀 é", "${}", "x\ny"};
  private static final int IDS = 9;
  private static final int DEPTH = 4;

  private final Random random;

  RandomTree(long seed) {
    random = new Random(seed);
  }

  boolean oneIn(int times) {
    return random.nextInt(times) == 0;
  }

  Node page() {
    return unique(node(0, DEPTH));
  }

  Node changed(Node page) {
    return unique(change(page, DEPTH));
  }

  /** What a component changes by itself: it has none inside then, their places are the page's. */
  Node changedAlone(Node content) {
    return unique(withoutComponents(change(content, 2)));
  }

  private Node node(int key, int depth) {
    Kind kind = KINDS[random.nextInt(depth == 0 ? 2 : KINDS.length)];
    if (kind == Kind.COMPONENT) {
      return new Node(kind, random.nextInt(IDS), "", List.of(node(0, depth - 1)));
    }
    int id = kind == Kind.STREAM ? random.nextInt(IDS) : key;
    List<Node> children = new ArrayList<>();
    if (depth > 0 && kind != Kind.TEXT) {
      int count = isList(kind) ? random.nextInt(5) : 2;
      for (int i = 0; i < count; i++) {
        children.add(node(i, depth - 1));
      }
    }
    return new Node(kind, id, text(), List.copyOf(children));
  }

  private String text() {
    return TEXTS[random.nextInt(TEXTS.length)];
  }

  static boolean isList(Kind kind) {
    return kind == Kind.LIST || kind == Kind.MEMOISED_LIST || kind == Kind.STREAM;
  }

  private Node change(Node node, int depth) {
    if (oneIn(12)) {
      return node(node.key(), depth);
    }
    List<Node> children = new ArrayList<>(node.children());
    children.replaceAll(child -> oneIn(3) ? change(child, Math.max(0, depth - 1)) : child);
    if (isList(node.kind())) {
      changeOrder(children, Math.max(0, depth - 1));
    }
    return new Node(node.kind(), node.key(), oneIn(3) ? text() : node.text(), children);
  }

  private void changeOrder(List<Node> entries, int depth) {
    switch (random.nextInt(8)) {
      case 0 -> Collections.shuffle(entries, random);
      case 1 -> Collections.reverse(entries);
      case 2 -> entries.removeIf(entry -> oneIn(3));
      case 3 -> entries.clear();
      case 4 -> {
        int key = entries.stream().mapToInt(Node::key).max().orElse(0) + 1;
        entries.add(random.nextInt(entries.size() + 1), entry(key, depth));
      }
      case 5 -> slide(entries, depth);
      default -> {}
    }
  }

  /** Some leave at one side, and as many come at the other. */
  private void slide(List<Node> entries, int depth) {
    int key = entries.stream().mapToInt(Node::key).max().orElse(0) + 1;
    boolean down = oneIn(2);
    for (int i = random.nextInt(entries.size() + 1); i > 0; i--) {
      entries.remove(down ? 0 : entries.size() - 1);
      entries.add(down ? entries.size() : 0, entry(key++, depth));
    }
  }

  /** An entry or item, which is known by its key: no component or stream has another. */
  private Node entry(int key, int depth) {
    Node made = node(key, depth);
    return made.key() == key ? made : new Node(Kind.ELEMENT, key, text(), List.of(made));
  }

  private static Node unique(Node page) {
    return unique(page, new HashSet<>(), new HashSet<>(), false);
  }

  /**
   * Each component and each stream once in a page, each key once in a list, and no stream in the
   * item of another, unless it is a component's.
   */
  private static Node unique(
      Node node, Set<Integer> components, Set<Integer> streams, boolean inItem) {
    if (node.kind() == Kind.COMPONENT) {
      return components.add(node.key())
          ? node.with(List.of(unique(node.children().get(0), components, new HashSet<>(), false)))
          : new Node(Kind.TEXT, node.key(), "again", List.of());
    }
    if (node.kind() == Kind.STREAM && (inItem || !streams.add(node.key()))) {
      return new Node(Kind.TEXT, node.key(), "no stream", List.of());
    }
    boolean inside = inItem || node.kind() == Kind.STREAM;
    Set<Integer> keys = new HashSet<>();
    List<Node> children = new ArrayList<>();
    for (Node child : node.children()) {
      if (!isList(node.kind()) || keys.add(child.key())) {
        children.add(unique(child, components, streams, inside));
      }
    }
    return node.with(children);
  }

  private static Node withoutComponents(Node node) {
    if (node.kind() == Kind.COMPONENT) {
      return new Node(Kind.TEXT, node.key(), "none here", List.of());
    }
    return node.with(node.children().stream().map(RandomTree::withoutComponents).toList());
  }
}
