package io.jview.liveview.route;

import static java.util.Objects.requireNonNull;

import io.jview.liveview.LiveView;
import io.jview.liveview.RenderContext;
import io.jview.liveview.host.RouteGroup;

/** A view as a site registers it. */
public record Registration(RouteGroup group, String pattern, LiveView<?> view) {

  /**
   * Checks that the view can render; the pattern is read with all others.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public Registration {
    requireNonNull(group, "group");
    requireNonNull(pattern, "pattern");
    Class<?> type = requireNonNull(view, "view").getClass();
    if (!overrides(type, Object.class) && !overrides(type, Object.class, RenderContext.class)) {
      throw new IllegalArgumentException(
          "the view at '%s', %s, overrides neither render(state) nor render(state, view): it needs one of them"
              .formatted(pattern, type.getName()));
    }
  }

  private static boolean overrides(Class<?> type, Class<?>... parameters) {
    try {
      return type.getMethod("render", parameters).getDeclaringClass() != LiveView.class;
    } catch (NoSuchMethodException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
