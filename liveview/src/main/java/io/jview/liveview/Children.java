package io.jview.liveview;

import static io.jview.liveview.html.Html.html;

import io.jview.liveview.html.Html;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The nested views that a joined view has rendered. Their joins find them here, so that the browser
 * never says which view to mount. Written by the view's thread, read by any.
 */
final class Children {

  private static final String PURPOSE = "child";

  private final Services services;
  private final String parentId;
  private volatile Map<String, Child> shown = Map.of();
  private @Nullable Map<String, Child> rendering;

  /** A nested view, with the token by which it may join. */
  record Child(LiveView<?> view, Params params, String token) {}

  Children(Services services, String parentId) {
    this.services = services;
    this.parentId = parentId;
  }

  /** Makes the token by which a child may join, on any instance, where its parent has joined. */
  static String sign(Services services, String parentId, String id) {
    return services.tokens().sign(PURPOSE, Map.of("id", id, "parent", parentId));
  }

  static Tokens.Checked check(Tokens tokens, String token) {
    return tokens.check(PURPOSE, token, Tokens.MAX_AGE);
  }

  /** Writes the place of a child, which stays empty until its own join. */
  static Html place(String id, String token, String parentId, Html content) {
    return html(
        """
        <div id="${}" data-phx-session="${}" data-phx-static="" data-phx-parent-id="${}">${}</div>\
        """,
        id,
        token,
        parentId,
        content);
  }

  Html place(String id, LiveView<?> view, Params params) {
    if (rendering == null) {
      rendering = new HashMap<>(4);
    }
    Child known = shown.get(id);
    Child child = known != null ? known : new Child(view, params, sign(services, parentId, id));
    if (rendering.put(id, child) != null) {
      throw duplicate(id);
    }
    return place(id, child.token(), parentId, Html.raw(""));
  }

  static IllegalArgumentException duplicate(String id) {
    return new IllegalArgumentException("two nested views have the id '" + id + "'");
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
