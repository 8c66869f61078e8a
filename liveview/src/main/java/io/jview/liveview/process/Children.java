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
    Child child = known != null ? known : new Child(view, params, pages.child(id, parentId));
    if (rendering.put(id, child) != null) {
      throw ChildPlaces.duplicate(id);
    }
    return ChildPlaces.element(id, child.token(), parentId, Html.raw(""));
  }

  /** Takes what the last render placed, and tells which children are not there any more. */
  Set<String> settle() {
    Map<String, Child> now = rendering == null ? Map.of() : rendering;
    rendering = null;
    Set<String> gone = shown.isEmpty() ? Set.of() : new HashSet<>(shown.keySet());
    if (!gone.isEmpty()) {
      gone.removeAll(now.keySet());
    }
    shown = now;
    return gone;
  }

  @Nullable Child find(String id) {
    return shown.get(id);
  }

  void end() {
    shown = Map.of();
  }
}
