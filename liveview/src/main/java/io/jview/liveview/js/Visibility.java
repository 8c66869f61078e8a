package io.jview.liveview.js;

import java.time.Duration;

/** Shows or hides elements. Immutable: each method gives another one. */
public final class Visibility implements JS {

  private final Op op;

  private Visibility(Op op) {
    this.op = op;
  }

  static Visibility of(String name) {
    return new Visibility(Op.of(name));
  }

  /**
   * Says for which elements it is.
   *
   * @param where the elements
   * @return the command with it
   */
  public Visibility at(Selector where) {
    return new Visibility(op.at(where));
  }

  /**
   * Says how elements that appear are shown.
   *
   * @param display a value of the CSS property {@code display}; {@code block} where this is left
   *     out
   * @return the command with it
   */
  public Visibility display(String display) {
    return new Visibility(op.text("display", display));
  }

  /**
   * Lets elements appear with a transition.
   *
   * @param during the classes while it lasts, separated by blanks
   * @param start the classes at its start
   * @param end the classes at its end
   * @return the command with it
   * @throws IllegalStateException if this hides
   */
  public Visibility in(String during, String start, String end) {
    return transition("ins", "show", during, start, end);
  }

  /**
   * Lets elements vanish with a transition.
   *
   * @param during the classes while it lasts, separated by blanks
   * @param start the classes at its start
   * @param end the classes at its end
   * @return the command with it
   * @throws IllegalStateException if this shows
   */
  public Visibility out(String during, String start, String end) {
    return transition("outs", "hide", during, start, end);
  }

  private Visibility transition(
      String side, String command, String during, String start, String end) {
    if (!op.name().equals("toggle") && !op.name().equals(command)) {
      throw new IllegalStateException(
          "JS."
              + op.name()
              + " has no such transition; only JS."
              + command
              + " and JS.toggle have");
    }
    String argument = op.name().equals("toggle") ? side : "transition";
    return new Visibility(op.classes(argument, during, start, end));
  }

  /**
   * Says how long the transition takes.
   *
   * @param time up to an hour, in whole milliseconds; 200 ms where this is left out
   * @return the command with it
   * @throws IllegalArgumentException if it is negative or longer
   */
  public Visibility time(Duration time) {
    return new Visibility(op.time(time));
  }

  /**
   * Lets changes of the page in while the transition lasts.
   *
   * @return the command with it
   */
  public Visibility nonBlocking() {
    return new Visibility(op.flag("blocking", false));
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
