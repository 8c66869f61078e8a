package io.jview.liveview.html;

import io.jview.liveview.html.RandomPage.Node;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The components of a random page, as a runtime keeps them: by id, rendered where they differ. */
final class RandomComponents implements Components {

  private final NodeRenderer renderer = new NodeRenderer(this::place);
  private final Map<String, Integer> cids = new HashMap<>();
  private final Map<Integer, Node> placed = new HashMap<>();
  private final Map<Integer, Node> shown = new HashMap<>();
  private int last;

  private Html place(Node component) {
    int cid = cids.computeIfAbsent(component.text(), id -> ++last);
    placed.put(cid, component);
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
  public Map<Integer, Html> render(List<Integer> all) {
    Map<Integer, Html> rendered = new LinkedHashMap<>();
    for (int cid : all) {
      Node now = placed.remove(cid);
      if (now != null && !now.equals(shown.put(cid, now))) {
        rendered.put(cid, renderer.content(now));
      }
    }
    return rendered;
  }

  /** A component that changes by itself. */
  Map<Integer, Html> alone(Node component) {
    int cid = cids.get(component.text());
    shown.put(cid, component);
    return Map.of(cid, renderer.content(component));
  }

  void end(Collection<Integer> gone) {
    cids.values().removeAll(gone);
    shown.keySet().removeAll(gone);
  }
}
