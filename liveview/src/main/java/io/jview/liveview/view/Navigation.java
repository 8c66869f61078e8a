package io.jview.liveview.view;

import io.jview.liveview.route.Target;
import io.jview.liveview.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where a view wants the browser to go.
 *
 * @param to as the browser must see it
 * @param target where in the view a patch leads; null for all else
 */
public record Navigation(Kind kind, String to, @Nullable Target target) {

  public enum Kind {
    PATCH("live_patch"),
    NAVIGATE("live_redirect"),
    REDIRECT("redirect");

    /** What the client calls it, as a push and as a member of a reply. */
    final String event;

    Kind(String event) {
      this.event = event;
    }
  }

  static Navigation patch(String to, Target target) {
    return new Navigation(Kind.PATCH, to, target);
  }

  static Navigation navigate(String to) {
    return new Navigation(Kind.NAVIGATE, to, null);
  }

  public static Navigation redirect(String to) {
    return new Navigation(Kind.REDIRECT, to, null);
  }

  /** Whether the view ends with it. */
  public boolean leaves() {
    return kind != Kind.PATCH;
  }

  public String event() {
    return kind.event;
  }

  /** What the client wants to know, with the flash messages for the next page. */
  public String json(@Nullable String signedFlash) {
    StringBuilder members = new StringBuilder();
    if (kind != Kind.REDIRECT) {
      Json.member(members, "kind", "\"push\"");
    }
    Json.member(members, "to", Json.quote(to));
    if (signedFlash != null) {
      Json.member(members, "flash", Json.quote(signedFlash));
    }
    return "{" + members + "}";
  }
}
