package io.jview.liveview.test;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** The page as the browser shows it at one moment: every view's HTML, the nested ones in place. */
final class Dom {

  private final Element shown;
  private final List<String> childIds = new ArrayList<>();

  private Dom(Document document, Element shown) {
    this.shown = shown;
    document.outputSettings().prettyPrint(false);
  }

  /** A page without a view: all that its body holds. */
  static Dom plain(Document page) {
    Document copy = page.clone();
    return new Dom(copy, copy.body());
  }

  static Dom live(String mainId, Tab tab) {
    Document document = Jsoup.parseBodyFragment("");
    Element root = document.body().appendElement("div").attr("id", mainId);
    root.attr("data-phx-session", "").attr("data-phx-main", "");
    Dom dom = new Dom(document, root);
    dom.fill(root, tab);
    return dom;
  }

  private void fill(Element root, Tab tab) {
    ClientView view = tab.view(root.id());
    root.html(view == null ? "" : tab.read(view::html));
    for (Element child : root.select("[data-phx-parent-id=" + root.id() + "]")) {
      childIds.add(child.id());
      fill(child, tab);
    }
  }

  /** The ids of the nested views, parents ahead of their children. */
  List<String> childIds() {
    return childIds;
  }

  String html() {
    return shown.html();
  }

  Elements all(String selector) {
    return shown.select(selector);
  }

  /** The one element that a selector means. */
  Element one(String selector) {
    Elements found = all(selector);
    if (found.size() != 1) {
      String count = found.isEmpty() ? "no element" : found.size() + " elements";
      throw failure(selector, count + " instead of one");
    }
    return found.get(0);
  }

  AssertionError failure(String selector, String problem) {
    return new AssertionError("'" + selector + "': " + problem + " in the page\n" + html());
  }

  /** The id of the view that an element belongs to. */
  static String owner(Element element) {
    Element root = element.closest("[data-phx-session]");
    return root == null ? "" : root.id();
  }
}
