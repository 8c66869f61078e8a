package io.jview.liveview.html;

import io.jview.liveview.html.RandomPage.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The components of a random page, as a runtime keeps them: by id, rendered where they differ. */
final class RandomComponents implements Components {

  private final NodeRenderer renderer = new NodeRenderer(this::place);
  private final Map<String, Integer> cids = new HashMap<>();
  private final Map<Integer, Node> placed = new HashMap<>();
  private final Map<Integer, Node> shown = new HashMap<>();
  private final Set<Integer> due = new LinkedHashSet<>();
  private int last;

  private Html place(Node component) {
    int cid = cids.computeIfAbsent(component.text(), id -> ++last);
    if (!component.equals(placed.put(cid, component)) || !component.equals(shown.get(cid))) {
      due.add(cid);
    }
    return Rendered.place(cid);
  }

  Html page(Node node) {
    return renderer.render(node);
  }

  @Override
  public boolean areUsed() {
    return last > 0;
  }

  @Override
  public Collection<Integer> takeDue() {
    List<Integer> taken = List.copyOf(due);
    due.clear();
    return taken;
  }

  @Override
  public Map<Integer, Html> render(List<Integer> all) {
    Map<Integer, Html> rendered = new LinkedHashMap<>();
    for (int cid : all) {
      Node now = placed.get(cid);
      if (!now.equals(shown.put(cid, now))) {
        rendered.put(cid, renderer.content(now));
      }
    }
    return rendered;
  }

  @Override
  public String name(int cid) {
    return "component " + cid;
  }

  /** A component changes by itself. */
  void change(Node component) {
    int cid = cids.get(component.text());
    placed.put(cid, component);
    due.add(cid);
  }

  /** Those around one that has changed by itself show what they showed, with that in it. */
  void stand(Collection<Node> page, String changed) {
    for (Node component : page) {
      Integer cid = cids.get(component.text());
      if (cid != null && component.children().stream().anyMatch(in -> holds(in, changed))) {
        placed.put(cid, component);
        shown.put(cid, component);
      }
    }
  }

  private static boolean holds(Node node, String component) {
    return node.kind() == RandomPage.COMPONENT && node.text().equals(component)
        || node.children().stream().anyMatch(in -> holds(in, component));
  }

  void end(Collection<Integer> gone) {
    cids.values().removeAll(gone);
    shown.keySet().removeAll(gone);
    placed.keySet().removeAll(gone);
  }
}
