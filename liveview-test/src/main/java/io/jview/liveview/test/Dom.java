package io.jview.liveview.test;

import java.util.ArrayList;
import java.util.List;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** The page as the browser shows it at one moment: every view's HTML, the nested ones in place. */
final class Dom {

  private final Document document;
  private final List<String> childIds = new ArrayList<>();

  Dom(String mainId, Tab tab) {
    document = Jsoup.parseBodyFragment("");
    document.outputSettings().prettyPrint(false);
    Element root = document.body().appendElement("div").attr("id", mainId);
    root.attr("data-phx-session", "").attr("data-phx-main", "");
    fill(root, tab);
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
    Element root = document.body().child(0);
    return root.html();
  }

  Elements all(String selector) {
    return document.body().child(0).select(selector);
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
