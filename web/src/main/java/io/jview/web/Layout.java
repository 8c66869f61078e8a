package io.jview.web;

import io.jview.liveview.html.Html;

/**
 * What stands around the content of every page: the document from {@code <html>} on. The site puts
 * the doctype before it.
 *
 * <pre>{@code
 * Layout mine = page -> html("""
 *     <html lang="en">
 *       <head><title>${}</title>${}<link rel="stylesheet" href="/static/my.css">${}</head>
 *       <body><header>My shop</header><main>${}</main></body>
 *     </html>
 *     """, page.title(), page.styles(), page.scripts(), page.content());
 * }</pre>
 */
@FunctionalInterface
public interface Layout {

  /**
   * Puts a page together. Called for each page, on the request's thread; a pure function.
   *
   * @param page the page's parts
   * @return the whole document, without doctype
   */
  Html render(PageContext page);
}
