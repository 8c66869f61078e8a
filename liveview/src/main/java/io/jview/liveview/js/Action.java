package io.jview.liveview.js;

/** Does something to elements at once. Immutable. */
public final class Action implements JS {

  private final Op op;

  Action(Op op) {
    this.op = op;
  }

  /**
   * Says for which elements it is.
   *
   * @param where the elements
   * @return the command with it
   */
  public Action at(Selector where) {
    return new Action(op.at(where));
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
