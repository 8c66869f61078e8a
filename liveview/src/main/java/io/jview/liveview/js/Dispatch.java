package io.jview.liveview.js;

import org.jspecify.annotations.Nullable;

/** Dispatches a DOM event in the browser. Immutable: each method gives another one. */
public final class Dispatch implements JS {

  private final Op op;

  private Dispatch(Op op) {
    this.op = op;
  }

  static Dispatch of(String event) {
    return new Dispatch(Op.of("dispatch").text("event", event));
  }

  /**
   * Says at which elements it is dispatched.
   *
   * @param where the elements
   * @return the command with it
   */
  public Dispatch at(Selector where) {
    return new Dispatch(op.at(where));
  }

  /**
   * Says what the event's {@code detail} is.
   *
   * @param detail a map or a record, sent by its JSON form
   * @return the command with it
   * @throws RuntimeException if it has no JSON form
   */
  public Dispatch detail(@Nullable Object detail) {
    return new Dispatch(op.with("detail", Op.json(detail)));
  }

  /**
   * Keeps the event from bubbling up.
   *
   * @return the command with it
   */
  public Dispatch nonBubbling() {
    return new Dispatch(op.flag("bubbles", false));
  }

  /**
   * Holds changes of the page back until a script has called {@code event.detail.done()}.
   *
   * @return the command with it
   */
  public Dispatch blocking() {
    return new Dispatch(op.flag("blocking", true));
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
