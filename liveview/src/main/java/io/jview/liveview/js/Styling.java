package io.jview.liveview.js;

import java.time.Duration;

/** Changes the classes of elements, for good or for a while. Immutable. */
public final class Styling implements JS {

  private final Op op;

  private Styling(Op op) {
    this.op = op;
  }

  static Styling of(String name, String classes) {
    return new Styling(Op.of(name).texts("names", Op.names(classes)));
  }

  static Styling transition(Op op) {
    return new Styling(op);
  }

  /**
   * Says for which elements it is.
   *
   * @param where the elements
   * @return the command with it
   */
  public Styling at(Selector where) {
    return new Styling(op.at(where));
  }

  /**
   * Has the change happen with a transition.
   *
   * @param during the classes while it lasts, separated by blanks
   * @param start the classes at its start
   * @param end the classes at its end
   * @return the command with it
   */
  public Styling with(String during, String start, String end) {
    return new Styling(op.classes("transition", during, start, end));
  }

  /**
   * Says how long the transition takes.
   *
   * @param time up to an hour, in whole milliseconds; 200 ms where this is left out
   * @return the command with it
   * @throws IllegalArgumentException if it is negative or longer
   */
  public Styling time(Duration time) {
    return new Styling(op.time(time));
  }

  /**
   * Lets changes of the page in while the transition lasts.
   *
   * @return the command with it
   */
  public Styling nonBlocking() {
    return new Styling(op.flag("blocking", false));
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
