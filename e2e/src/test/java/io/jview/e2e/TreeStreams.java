package io.jview.e2e;

import io.jview.e2e.RandomTree.Node;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveStream;
import io.jview.liveview.StreamChanges;
import io.jview.liveview.html.Html;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/** Tells the streams of a random tree what makes of one tree the next. */
final class TreeStreams {

  private final String prefix;
  private final RandomTree random;

  /**
   * Makes one.
   *
   * @param prefix tells the streams of a component from those of the page and of others
   */
  TreeStreams(String prefix, RandomTree random) {
    this.prefix = prefix;
    this.random = random;
  }

  static LiveStream<Node> stream(String prefix, Node node) {
    return LiveStream.of(prefix + node.key(), Node::key);
  }

  /** Those that a tree really shows, but for those in its components. */
  static Map<Integer, Node> shown(Node tree) {
    Map<Integer, Node> found = new HashMap<>();
    Function<Node, Html> nothing = component -> Html.raw("");
    TreeView.render(
            tree,
            nothing,
            stream -> {
              found.put(stream.key(), stream);
              return Html.raw("");
            })
        .toHtml();
    return found;
  }

  void change(Node before, Node now, LiveSocket socket) {
    Map<Integer, Node> stood = shown(before);
    shown(now)
        .forEach(
            (id, stream) -> {
              StreamChanges<Node> changes = socket.stream(stream(prefix, stream));
              Node old = stood.get(id);
              if (old == null) {
                changes.reset(stream.children());
              } else if (!old.children().equals(stream.children())) {
                change(old.children(), stream.children(), changes);
              }
            });
  }

  private void change(List<Node> before, List<Node> now, StreamChanges<Node> changes) {
    if (random.oneIn(5)) {
      changes.reset(now);
    } else if (!slide(before, now, changes)) {
      edit(before, now, changes);
    }
  }

  /** What leaves at one side as it comes at the other leaves by a limit. */
  private static boolean slide(List<Node> before, List<Node> now, StreamChanges<Node> changes) {
    int size = now.size();
    if (size == 0 || size != before.size()) {
      return false;
    }
    for (int by = 1; by <= size; by++) {
      if (before.subList(by, size).equals(now.subList(0, size - by))
          && areNew(now.subList(size - by, size), before)) {
        changes.keepLast(size).insertAll(now.subList(size - by, size));
        return true;
      }
      if (before.subList(0, size - by).equals(now.subList(by, size))
          && areNew(now.subList(0, by), before)) {
        changes.keepFirst(size).insertAll(now.subList(0, by), 0);
        return true;
      }
    }
    return false;
  }

  private static boolean areNew(List<Node> items, List<Node> before) {
    Set<Integer> keys = keys(before);
    return items.stream().noneMatch(item -> keys.contains(item.key()));
  }

  private static Set<Integer> keys(List<Node> items) {
    Set<Integer> keys = new HashSet<>();
    items.forEach(item -> keys.add(item.key()));
    return keys;
  }

  private static void edit(List<Node> before, List<Node> now, StreamChanges<Node> changes) {
    List<Node> shown = new ArrayList<>(before);
    Set<Integer> stay = keys(now);
    for (Node item : before) {
      if (!stay.contains(item.key())) {
        changes.delete(item.key());
        shown.remove(item);
      }
    }
    for (int i = 0; i < now.size(); i++) {
      Node item = now.get(i);
      int at = position(shown, item.key());
      if (at != i) {
        if (at >= 0) {
          changes.delete(item.key());
          shown.remove(at);
        }
        changes.insert(item, i);
        shown.add(i, item);
      } else if (!shown.get(i).equals(item)) {
        changes.update(item);
        shown.set(i, item);
      }
    }
  }

  private static int position(List<Node> shown, int key) {
    for (int i = 0; i < shown.size(); i++) {
      if (shown.get(i).key() == key) {
        return i;
      }
    }
    return -1;
  }
}
