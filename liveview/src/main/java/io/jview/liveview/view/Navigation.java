package io.jview.liveview.view;

import io.jview.liveview.route.Target;
import io.jview.liveview.text.Json;
import org.jspecify.annotations.Nullable;

/**
 * Where a view wants the browser to go.
 *
 * @param to a path of the site, or an absolute address
 * @param target where in the view a patch leads; null for all else
 */
public record Navigation(Kind kind, String to, @Nullable Target target) {

  enum Kind {
    PATCH("live_patch"),
    REPLACE("live_patch"),
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

  static Navigation replace(String to, Target target) {
    return new Navigation(Kind.REPLACE, to, target);
  }

  static Navigation navigate(String to) {
    return new Navigation(Kind.NAVIGATE, to, null);
  }

  public static Navigation redirect(String to) {
    return new Navigation(Kind.REDIRECT, to, null);
  }

  /** The same without a way back to where the browser is: a mount has just been led there. */
  public Navigation inPlace() {
    return kind == Kind.PATCH ? new Navigation(Kind.REPLACE, to, target) : this;
  }

  /** Whether the view ends with it. */
  public boolean leaves() {
    return kind != Kind.PATCH && kind != Kind.REPLACE;
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
      Json.member(members, "kind", kind == Kind.REPLACE ? "\"replace\"" : "\"push\"");
    }
    Json.member(members, "to", Json.quote(to.startsWith("/") ? basePath + to : to));
    if (signedFlash != null) {
      Json.member(members, "flash", Json.quote(signedFlash));
    }
    return "{" + members + "}";
  }
}
