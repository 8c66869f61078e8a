package io.jview.liveview.html;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.eachMemo;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static io.jview.liveview.html.Html.when;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Makes random pages, and random changes of them. */
final class RandomPage {

  /** A page as data: what is not an entry of a list has key 0. */
  record Node(int kind, int key, String text, List<Node> children) {}

  private static final int KINDS = 9;
  private static final int LIST = 4;
  private static final int ALIKE_LIST = 5;

  /** What a list's kind has on top where it is memoised. */
  private static final int MEMOISED = 3;

  private static final String[] TEXTS = {
    "", "a", "b", "<&>\"'", "\u2028\u0001\\", "😀 é", "\uD83D", "${}", "line\nline"
  };

  private final Random random;

  RandomPage(Random random) {
    this.random = random;
  }

  Node page() {
    return node(0, 4);
  }

  private Node node(int key, int depth) {
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
    String text = random.nextInt(3) == 0 ? text() : node.text();
    List<Node> children = new ArrayList<>(node.children());
    children.replaceAll(child -> random.nextInt(3) == 0 ? changeChild(node, child, depth) : child);
    if (isList(node.kind())) {
      changeOrder(node, children, depth);
    }
    return new Node(node.kind(), node.key(), text, children);
  }

  private Node changeChild(Node parent, Node child, int depth) {
    return isAlikeList(parent.kind()) && random.nextInt(4) > 0
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
    return switch (node.kind()) {
      case 0 -> html("<hr>");
      case 1 -> html("<p class=\"${}\">${}${}</p>", node.text(), node.text(), child(node, 0));
      case 2 -> html("<b>${}</b>${}", child(node, 0), child(node, 1));
      case 3 -> raw("<i>" + node.text().length() + "</i>");
      case LIST, ALIKE_LIST -> each(node.children(), Node::key, RandomPage::render);
      case LIST + MEMOISED, ALIKE_LIST + MEMOISED ->
          eachMemo(node.children(), Node::key, RandomPage::render);
      default -> html("${}", when(!node.text().isEmpty(), () -> child(node, 1)));
    };
  }

  /** The same page, with nothing memoised. */
  static Node plain(Node node) {
    int kind =
        isList(node.kind()) && node.kind() > ALIKE_LIST ? node.kind() - MEMOISED : node.kind();
    List<Node> children = node.children().stream().map(RandomPage::plain).toList();
    return new Node(kind, node.key(), node.text(), children);
  }

  private static Html child(Node node, int index) {
    return index < node.children().size() ? render(node.children().get(index)) : raw("");
  }
}
