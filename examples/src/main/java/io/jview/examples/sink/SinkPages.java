package io.jview.examples.sink;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.LiveView;
import io.jview.liveview.RenderContext;
import io.jview.liveview.html.Html;
import io.jview.server.JViewBuilder;
import java.util.List;

/** The pages of the kitchen sink, and what stands around each of them. */
public final class SinkPages {

  private static final SinkPage INDEX =
      new SinkPage("/sink", "Kitchen sink", "One page for each group of things.", new SinkView());

  /** In the order of the navigation. A further page is a further line. */
  private static final List<SinkPage> PAGES =
      List.of(
          new SinkPage(
              "/sink/components",
              "Components",
              "Parts of a page with a state of their own.",
              new ComponentsView()),
          new SinkPage(
              "/sink/streams",
              "Streams",
              "Lists that the browser keeps and the server does not.",
              new StreamsView()),
          new SinkPage(
              "/sink/uploads",
              "Uploads",
              "Files that come over the page's socket.",
              new UploadsView()),
          new SinkPage(
              "/sink/forms",
              "Forms",
              "A field of each kind, rows that come and go, and a post at the end.",
              new FormsView()),
          new SinkPage(
              "/sink/parts", "Parts", "A table that sorts, its pages, a dialog.", new PartsView()),
          new SinkPage(
              "/sink/commands",
              "Client commands",
              "What the browser does by itself.",
              new CommandsView()),
          new SinkPage(
              "/sink/async",
              "Work beside the page",
              "What takes its time, and what comes again and again.",
              new AsyncView(SlowSource.DEMO)),
          new SinkPage(
              "/sink/bindings",
              "Bindings",
              "What an element tells the server, and when.",
              new BindingsView()));

  private SinkPages() {}

  /** A page: where it is, what it shows, and the view. */
  record SinkPage(String path, String title, String text, LiveView<?> view) {}

  /**
   * Adds all pages to a site.
   *
   * @param site the site
   * @return the same
   */
  public static JViewBuilder addTo(JViewBuilder site) {
    site.live(INDEX.path(), INDEX.view());
    PAGES.forEach(page -> site.live(page.path(), page.view()));
    return site.post("/sink/forms", FormsSite::order);
  }

  static List<SinkPage> all() {
    return PAGES;
  }

  /** Puts the title and the way to the other pages around one. */
  static Html around(String title, RenderContext view, Html content) {
    return html(
        """
        <nav class="tabs" aria-label="Kitchen sink">${}</nav>
        <h1>${}</h1>
        ${}
        """,
        each(PAGES, SinkPage::path, page -> tab(page, view)),
        title,
        content);
  }

  private static Html tab(SinkPage page, RenderContext view) {
    return html(
        """
        <a href="${}" data-phx-link="redirect" data-phx-link-state="push" aria-current="${}">${}</a>
        """,
        view.url(page.path()),
        page.path().equals(view.path()) ? "page" : null,
        page.title());
  }
}
