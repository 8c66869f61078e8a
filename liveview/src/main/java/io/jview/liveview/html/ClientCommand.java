package io.jview.liveview.html;

/**
 * What the client does by itself when something happens to an element: the whole value of a {@code
 * phx-…} attribute. Text is never taken for one. {@code io.jview.liveview.js.JS} makes them; an
 * implementation of one's own must not let foreign text into the JSON unquoted.
 */
public interface ClientCommand {

  /**
   * The command as the client reads it.
   *
   * @return a JSON array of commands with their arguments, {@code [["push",{"event":"save"}]]}
   */
  String toJson();
}
