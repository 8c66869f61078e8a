package io.jview.liveview.html;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.eachMemo;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.raw;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.html.RandomPage.Node;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Renders a random page. One object has one function, so that memoised lists know it again. */
final class NodeRenderer {

  static final NodeRenderer WITHOUT_COMPONENTS =
      new NodeRenderer(
          node -> {
            throw new AssertionError("a component: " + node);
          });

  private final Function<Node, Html> component;
  private final Function<Node, Html> function = this::render;

  NodeRenderer(Function<Node, Html> component) {
    this.component = component;
  }

  /** The components that a page shows; what is not shown may have some too. */
  static List<Node> shown(Node page) {
    List<Node> all = new ArrayList<>();
    NodeRenderer[] self = new NodeRenderer[1];
    self[0] =
        new NodeRenderer(
            node -> {
              all.add(node);
              return self[0].content(node);
            });
    self[0].render(page).toHtml();
    return all;
  }

  /** With what components show in their places. */
  static NodeRenderer inPlace() {
    NodeRenderer[] self = new NodeRenderer[1];
    self[0] = new NodeRenderer(node -> self[0].content(node));
    return self[0];
  }

  Html render(Node node) {
    return switch (node.kind()) {
      case 0 -> html("<hr>");
      case 1 -> html("<p class=\"${}\">${}${}</p>", node.text(), node.text(), child(node, 0));
      case 2 -> html("<b>${}</b>${}", child(node, 0), child(node, 1));
      case 3 -> raw("<i>" + node.text().length() + "</i>");
      case RandomPage.LIST, RandomPage.ALIKE_LIST -> each(node.children(), Node::key, function);
      case RandomPage.LIST + RandomPage.MEMOISED, RandomPage.ALIKE_LIST + RandomPage.MEMOISED ->
          eachMemo(node.children(), Node::key, function);
      case RandomPage.COMPONENT -> component.apply(node);
      default -> html("${}", when(!node.text().isEmpty(), () -> child(node, 1)));
    };
  }

  /** What a component shows: components of three kinds. */
  Html content(Node component) {
    String id = component.text();
    return switch (Integer.parseInt(id) % 3) {
      case 0 -> html("<section id=\"${}\">${}</section>", id, child(component, 0));
      case 1 -> html("<div>${} ${}</div>", child(component, 0), id);
      default -> html("<ul>${}</ul>", child(component, 0));
    };
  }

  private Html child(Node node, int index) {
    return index < node.children().size() ? render(node.children().get(index)) : raw("");
  }
}
