package io.jview.liveview.view;

import io.jview.liveview.text.Json;
import org.jspecify.annotations.Nullable;

/** Where a view wants the browser to go. */
public record Navigation(Kind kind, String to) {

  enum Kind {
    PATCH("live_patch"),
    NAVIGATE("live_redirect"),
    REDIRECT("redirect");

    /** What the client calls it, as a push and as a member of a reply. */
    final String event;

    Kind(String event) {
      this.event = event;
    }
  }

  /** Whether the view ends with it. */
  public boolean leaves() {
    return kind != Kind.PATCH;
  }

  public String event() {
    return kind.event;
  }

  /**
   * What the client wants to know, with the flash messages for the next page.
   *
   * @param basePath what a path of the site needs in front for a browser
   */
  public String json(@Nullable String signedFlash, String basePath) {
    StringBuilder members = new StringBuilder();
    if (kind != Kind.REDIRECT) {
      Json.member(members, "kind", "\"push\"");
    }
    Json.member(members, "to", Json.quote(to.startsWith("/") ? basePath + to : to));
    if (signedFlash != null) {
      Json.member(members, "flash", Json.quote(signedFlash));
    }
    return "{" + members + "}";
  }
}
