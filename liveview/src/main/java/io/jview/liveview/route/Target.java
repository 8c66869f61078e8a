package io.jview.liveview.route;

import io.jview.liveview.LiveView;
import io.jview.liveview.Params;

/** A view that a path leads to, with the path's and the query's parameters. */
public record Target(LiveView<?> view, String viewKey, Params params) {}
