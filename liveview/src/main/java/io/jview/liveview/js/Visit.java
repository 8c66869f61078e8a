package io.jview.liveview.js;

/** Leads to another address. Immutable. */
public final class Visit implements JS {

  private final Op op;

  Visit(Op op) {
    this.op = op;
  }

  /**
   * Replaces the address in the browser's history instead of adding to it.
   *
   * @return the command with it
   */
  public Visit replace() {
    return new Visit(op.flag("replace", true));
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
