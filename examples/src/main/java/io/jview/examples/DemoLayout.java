package io.jview.examples;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.html.Html;
import io.jview.liveview.html.Url;
import io.jview.liveview.html.link;
import io.jview.web.Layout;
import io.jview.web.PageContext;

/**
 * What stands around the pages of the demo: a bar with links and the state of the connection. The
 * client marks the view's element with that state, and the style sheet shows the matching words.
 */
final class DemoLayout implements Layout {

  @Override
  public Html render(PageContext page) {
    return html(
        """
        <html lang="en">
        <head>
          <meta charset="utf-8">
          <meta name="viewport" content="width=device-width, initial-scale=1">
          <title>${title}</title>
          ${styles}
          ${scripts}
        </head>
        <body>
          <header class="bar">
            <a class="brand" href="/" data-phx-link="redirect" data-phx-link-state="push">JView</a>
            <nav aria-label="Examples">${counter} ${chat}</nav>
            <p id="connection" role="status">
              <span class="up">live</span>
              <span class="down">reconnecting…</span>
            </p>
          </header>
          <main>${content}</main>
        </body>
        </html>
        """,
        page.title(),
        page.styles(),
        page.scripts(),
        link.navigate(Url.of("/counter"), "Counter"),
        link.navigate(Url.of("/chat"), "Chat"),
        page.content());
  }
}
