package io.jview.liveview;

import io.jview.liveview.html.Html;

/**
 * HTML around the content of every page of a group that is live with it: flash messages, the user's
 * name, navigation with the active link. Unlike the document around the page, it is rendered again
 * with each change of the page, and only what changed is sent. One object serves all pages.
 */
@FunctionalInterface
public interface LiveFrame {

  /**
   * Puts the frame around a page's content. Called after each {@link LiveView#render}, on the same
   * thread. A pure function.
   *
   * @param content what the view has rendered, to be placed once
   * @param view what can be shown besides, as {@link LiveView#render} gets it
   * @return the content with the frame around it
   */
  Html around(Html content, RenderContext view);
}
