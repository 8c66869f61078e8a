package io.jview.web.page;

import io.jview.liveview.host.RouteGroup;
import io.jview.web.Layout;
import org.jspecify.annotations.Nullable;

/**
 * What several routes share.
 *
 * @param live what the runtime knows of it too: guard, hooks, frame
 * @param layout null: the site's
 */
public record Group(RouteGroup live, @Nullable Layout layout) {

  /** Of the routes that are in no group. */
  public static final Group NONE = new Group(RouteGroup.DEFAULT, null);
}
