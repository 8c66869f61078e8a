package io.jview.web;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.html.Html;

/** The layout of pages that bring none: one column, light or dark, with the connection's state. */
final class DefaultLayout implements Layout {

  @Override
  public Html render(PageContext page) {
    return html(
        """
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>${title}</title>
        ${styles}
        ${scripts}
        </head>
        <body>
        <main class="jview-main">
        ${content}
        <p class="jview-notice jview-notice-client" role="status">Connection lost. Reconnecting…</p>
        <p class="jview-notice jview-notice-server" role="status">Something went wrong. Trying again…</p>
        </main>
        </body>
        </html>
        """,
        page.title(),
        page.styles(),
        page.scripts(),
        page.content());
  }
}
