package io.jview.server;

import io.jview.liveview.html.Html;

/**
 * The parts of a page, for a {@link Layout} to place.
 *
 * @param title the page's title, plain text
 * @param content what the view, the handler or the error page rendered
 * @param styles the default style sheet and those given to {@link JViewBuilder#stylesheet}, as
 *     {@code link} elements for the head
 * @param scripts what makes the page live, for the head: the {@code csrf-token} meta element, and
 *     the client's {@code script} elements with those given to {@link JViewBuilder#script}
 * @param csrfToken what a plain form must post as {@code _csrf_token}
 */
public record PageContext(
    String title, Html content, Html styles, Html scripts, String csrfToken) {}
