package io.jview.liveview.view;

import io.jview.liveview.LiveFrame;
import io.jview.liveview.html.Html;
import io.jview.liveview.trust.Trust;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a page shows besides its state: flash messages, a CSRF token, the frame around it. Used by
 * one thread at a time.
 */
final class Shown<S> {

  private final Mount<S> mount;
  private final Trust trust;
  private Map<String, String> flash;
  private @Nullable String csrfToken;

  Shown(Mount<S> mount, Trust trust) {
    this.mount = mount;
    this.trust = trust;
    this.flash = mount.flash();
  }

  Html render(
      S state,
      boolean connected,
      String path,
      ChildPlaces children,
      PageComponents components,
      PageStreams streams,
      PageUploads uploads) {
    ViewContext context =
        new ViewContext(
            mount, connected, path, flash, this::csrfToken, children, components, streams, uploads);
    try {
      Html content = checked(mount.view().render(state, context), "render");
      LiveFrame frame = mount.frame();
      return frame == null ? content : checked(frame.around(content, context), "the frame");
    } finally {
      context.close();
    }
  }

  private static Html checked(@Nullable Html html, String what) {
    if (html == null) {
      throw new IllegalStateException(what + " returned null");
    }
    return html;
  }

  /** The same at every render, or each would be a change. */
  String csrfToken() {
    if (csrfToken == null) {
      csrfToken = trust.sessions().csrfToken(mount.visitor().cookie());
    }
    return csrfToken;
  }

  void addFlash(Map<String, String> added) {
    if (!added.isEmpty()) {
      flash = new HashMap<>(flash);
      flash.putAll(added);
    }
  }

  /** Forgets one flash message, or all. */
  void clearFlash(@Nullable String kind) {
    Map<String, String> left = new HashMap<>(flash);
    if (kind == null) {
      left.clear();
    } else {
      left.remove(kind);
    }
    flash = left.isEmpty() ? Map.of() : left;
  }

  Map<String, String> flash() {
    return flash;
  }
}
