package io.jview.examples.board;

import io.jview.liveview.html.Route;
import io.jview.liveview.html.Url;

/** Where things are; the site is checked with them. */
final class Links {

  static final Url BOARD = Url.of("/");
  static final Route TASK = Route.of("/tasks/{id}");
  static final Url LOGIN = Url.of("/login");

  private Links() {}
}
