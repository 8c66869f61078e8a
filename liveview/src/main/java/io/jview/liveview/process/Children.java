package io.jview.liveview.process;

import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.html.Html;
import io.jview.liveview.trust.PageTokens;
import io.jview.liveview.view.ChildPlaces;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The nested views that a joined view has rendered. Their joins find them here, so that the browser
 * never says which view to mount. Written by the view's thread, read by any.
 */
final class Children implements ChildPlaces {

  private final PageTokens pages;
  private final String parentId;
  private volatile Map<String, Child> shown = Map.of();
  private @Nullable Map<String, Child> rendering;

  /** A nested view, with the token by which it may join. */
  record Child(LiveView<?> view, Params params, String token) {}

  Children(PageTokens pages, String parentId) {
    this.pages = pages;
    this.parentId = parentId;
  }

  @Override
  public Html place(String id, LiveView<?> view, Params params) {
    if (rendering == null) {
      rendering = new HashMap<>(4);
    }
    Child known = shown.get(id);
    Child child = known == null ? new Child(view, params, pages.child(id, parentId)) : known;
    if (!child.params().equals(params)) {
      child = new Child(view, params, child.token());
    }
    if (rendering.put(id, child) != null) {
      throw ChildPlaces.duplicate(id);
    }
    return ChildPlaces.element(id, child.token(), parentId, Html.raw(""));
  }

  /**
   * Takes what the last render placed: ends children that are not there any more, and tells others
   * what they are given now.
   */
  void settle(Connection connection, ViewProcess parent) {
    Map<String, Child> before = shown;
    shown = rendering == null ? Map.of() : rendering;
    rendering = null;
    if (before.isEmpty()) {
      return;
    }
    Set<String> gone = new HashSet<>(before.keySet());
    gone.removeAll(shown.keySet());
    connection.end(gone, parent);
    shown.forEach(
        (id, child) -> {
          Child known = before.get(id);
          if (known != null && !known.params().equals(child.params())) {
            connection.give(id, child.params(), parent);
          }
        });
  }

  @Nullable Child find(String id) {
    return shown.get(id);
  }

  void end() {
    shown = Map.of();
  }
}
