package io.jview.liveview.view;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.html.Html;

/** Puts nested views into a page while it is rendered. */
public interface ChildPlaces {

  /**
   * Gives a nested view its place.
   *
   * @throws IllegalArgumentException if its id has one already
   */
  Html place(String id, LiveView<?> view, Params params);

  /**
   * Writes a place, which is empty or holds what the plain page shows until the view's own join.
   */
  static Html element(String id, String token, String parentId, Html content) {
    return html(
        """
        <div id="${}" data-phx-session="${}" data-phx-static="" data-phx-parent-id="${}">${}</div>\
        """,
        id,
        token,
        parentId,
        content);
  }

  static IllegalArgumentException duplicate(String id) {
    return new IllegalArgumentException("two nested views have the id '" + id + "'");
  }
}
