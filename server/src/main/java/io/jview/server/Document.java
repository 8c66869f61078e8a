package io.jview.server;

import static io.jview.liveview.html.Html.each;
import static io.jview.liveview.html.Html.html;

import io.jview.liveview.html.Html;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes whole HTML documents: content, the layout around it, and the client's files. */
final class Document {

  static final String CONTENT_TYPE = "text/html;charset=utf-8";

  private final Layout layout;
  private final String title;
  private final Html styles;
  private final List<String> scripts;

  Document(Layout layout, String title, List<String> styles, List<String> scripts, Assets assets) {
    this.layout = layout;
    this.title = title;
    this.styles = styles(assets, styles);
    this.scripts = scripts(assets, scripts);
  }

  /** Puts a document together; a null or empty title is the site's own. */
  String render(@Nullable String pageTitle, Html content, String csrfToken) {
    String shown = pageTitle == null || pageTitle.isEmpty() ? title : pageTitle;
    Html live =
        html(
            """
            <meta name="csrf-token" content="${}">
            ${}\
            """,
            csrfToken,
            each(scripts, url -> url, url -> html("<script defer src=\"${}\"></script>", url)));
    PageContext page = new PageContext(shown, content, styles, live, csrfToken);
    return "<!doctype html>\n" + layout.render(page).toHtml();
  }

  private static Html styles(Assets assets, List<String> own) {
    List<String> all = new ArrayList<>();
    all.add(assets.style());
    all.addAll(own);
    return html(
        """
        <link rel="icon" href="${}">
        ${}\
        """,
        assets.icon(),
        each(all, url -> url, url -> html("<link rel=\"stylesheet\" href=\"${}\">", url)));
  }

  private static List<String> scripts(Assets assets, List<String> own) {
    List<String> all = new ArrayList<>(assets.libraries());
    all.addAll(own);
    all.add(assets.boot());
    return List.copyOf(all);
  }
}
