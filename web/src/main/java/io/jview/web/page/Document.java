package io.jview.web.page;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;
import static io.jview.liveview.html.Html.when;

import io.jview.liveview.Session;
import io.jview.liveview.host.Titles;
import io.jview.liveview.html.Html;
import io.jview.web.Layout;
import io.jview.web.PageContext;
import io.jview.web.file.Assets;
import io.jview.web.http.BasePath;
import io.jview.web.http.Exchange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes whole HTML documents: content, the layout around it, and the client's files. */
public final class Document {

  static final String CONTENT_TYPE = "text/html;charset=utf-8";

  private final Layout layout;
  private final Titles titles;
  private final List<String> styles;
  private final List<String> scripts;
  private final Assets assets;
  private final String socketPath;
  private final int maxFrameBytes;
  private volatile Head head;

  /** What is the same in all documents below one base path. */
  private record Head(String base, Html styles, Html scripts) {}

  /**
   * Makes it.
   *
   * @param titles the title of pages that set none, and what stands around others
   * @param styles the application's style sheets
   * @param scripts the application's scripts
   * @param maxFrameBytes how much the client may send at once
   */
  public Document(
      Layout layout,
      Titles titles,
      List<String> styles,
      List<String> scripts,
      Assets assets,
      String socketPath,
      int maxFrameBytes) {
    this.layout = layout;
    this.titles = titles;
    this.styles = new ArrayList<>(List.of(assets.style()));
    this.styles.addAll(styles);
    this.scripts = new ArrayList<>(assets.libraries());
    this.scripts.addAll(scripts);
    this.assets = assets;
    this.socketPath = socketPath;
    this.maxFrameBytes = maxFrameBytes;
    this.head = head("");
  }

  /** What a page shows besides its content. */
  record Surroundings(
      @Nullable Layout layout, Session session, String csrfToken, Map<String, String> flash) {}

  /** Puts a document together; a null or empty title is the site's own, and so is no layout. */
  String render(Exchange exchange, @Nullable String pageTitle, Html content, Surroundings around) {
    return render(exchange, pageTitle, content, around, false);
  }

  /**
   * Puts a document together.
   *
   * @param retried whether the browser is to load it again after a while, by itself
   */
  String render(
      Exchange exchange,
      @Nullable String pageTitle,
      Html content,
      Surroundings around,
      boolean retried) {
    Head known = head;
    if (!known.base().equals(exchange.base())) {
      known = head(exchange.base());
      head = known;
    }
    Html live =
        html(
            """
            <meta name="csrf-token" content="${}">
            ${}${}\
            """,
            around.csrfToken(),
            when(retried, () -> html("<meta name=\"jview-retry\" content=\"true\">\n")),
            known.scripts());
    PageContext page =
        new PageContext(
            titles.of(pageTitle),
            content,
            known.styles(),
            live,
            around.csrfToken(),
            exchange.path(),
            exchange.base(),
            around.session(),
            around.flash());
    Layout own = around.layout() == null ? layout : around.layout();
    return "<!doctype html>\n" + own.render(page).toHtml();
  }

  private Head head(String base) {
    return new Head(base, styles(base), scripts(base));
  }

  private Html styles(String base) {
    return html(
        """
        <link rel="icon" href="${}">
        ${}\
        """,
        BasePath.put(base, assets.icon()),
        each(
            styles,
            url -> url,
            url -> html("<link rel=\"stylesheet\" href=\"${}\">", BasePath.put(base, url))));
  }

  private Html scripts(String base) {
    return html(
        """
        ${}<script defer src="${}" data-socket="${}" data-max-bytes="${}"></script>\
        """,
        each(
            scripts,
            url -> url,
            url -> html("<script defer src=\"${}\"></script>", BasePath.put(base, url))),
        base + assets.boot(),
        base + socketPath,
        maxFrameBytes);
  }
}
