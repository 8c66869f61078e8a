package io.jview.liveview.test;

import java.util.List;
import org.jsoup.nodes.Element;
import org.jspecify.annotations.Nullable;

/**
 * Where an event goes: to a view, or to a component of one.
 *
 * @param cid the component's number; null for the view itself
 */
record Target(String viewId, @Nullable Integer cid) {

  /**
   * Reads a {@code phx-target}.
   *
   * @param element whose event it is
   * @param target a component's number, or a selector for elements in components or other views;
   *     null for the element's own view
   */
  static List<Target> of(Dom dom, Element element, @Nullable String target) {
    if (target == null) {
      return List.of(new Target(Dom.owner(element), null));
    }
    if (target.matches("\\d+")) {
      return List.of(new Target(Dom.owner(element), Integer.valueOf(target)));
    }
    List<Element> found = dom.all(target);
    if (found.isEmpty()) {
      throw dom.failure(target, "nothing that this phx-target means");
    }
    return found.stream().map(Target::in).toList();
  }

  /** The closest component around an element, or its view. */
  private static Target in(Element element) {
    String owner = Dom.owner(element);
    Element component = element.closest("[data-phx-component]");
    if (component == null || !Dom.owner(component).equals(owner)) {
      return new Target(owner, null);
    }
    return new Target(owner, Integer.valueOf(component.attr("data-phx-component")));
  }
}
