package io.jview.liveview.js;

import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Sends an event to the server. Immutable: each method gives another one. */
public final class Push implements JS {

  private final Op op;
  private final SortedMap<String, String> values;

  private Push(Op op, SortedMap<String, String> values) {
    this.op = op;
    this.values = values;
  }

  static Push of(String event) {
    return new Push(Op.of("push").text("event", event), new TreeMap<>());
  }

  /**
   * Adds a field to what the event carries, on top of the element's {@code phx-value-…}.
   *
   * @param name the field, as {@code event.get(name)} reads it
   * @param value its value, sent by its JSON form
   * @return the command with it
   * @throws RuntimeException if the value has no JSON form
   */
  public Push value(String name, @Nullable Object value) {
    SortedMap<String, String> all = new TreeMap<>(values);
    all.put(name, Op.json(value));
    return new Push(op.with("value", Op.object(all)), all);
  }

  /**
   * Sends the event to the component that an element belongs to.
   *
   * @param css a CSS selector for the element
   * @return the command with it
   */
  public Push target(String css) {
    return new Push(op.text("target", css), values);
  }

  /**
   * Sends the event to a component.
   *
   * @param component its number on the page
   * @return the command with it
   */
  public Push target(int component) {
    return new Push(op.with("target", String.valueOf(component)), values);
  }

  /**
   * Shows other elements as loading too until the event is answered, by the class {@code
   * phx-click-loading} and its like.
   *
   * @param css a CSS selector for the elements
   * @return the command with it
   */
  public Push loading(String css) {
    return new Push(op.text("loading", css), values);
  }

  /**
   * Shows the whole page as loading until the event is answered.
   *
   * @return the command with it
   */
  public Push pageLoading() {
    return new Push(op.flag("page_loading", true), values);
  }

  @Override
  public String toJson() {
    return op.json();
  }

  @Override
  public String toString() {
    return toJson();
  }
}
