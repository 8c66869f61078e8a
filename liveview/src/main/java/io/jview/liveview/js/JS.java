package io.jview.liveview.js;

import io.jview.liveview.html.ClientCommand;
import io.jview.liveview.html.Url;
import java.util.List;

/**
 * What the client does by itself, without asking the server: the whole value of a {@code phx-…}
 * attribute other than {@code phx-value-…}. Immutable.
 *
 * <pre>{@code
 * html("<button phx-click=\"${}\">Save</button>", JS.push("save").then(JS.hide("#dialog")))
 * }</pre>
 *
 * <p>A command is for the element that it stands in, unless {@code at} says for which others.
 */
public sealed interface JS extends ClientCommand
    permits Action, Dispatch, Push, Sequence, Styling, Visibility, Visit {

  /**
   * Goes on with another command.
   *
   * @param next what is done after this
   * @return both, one after the other
   */
  default JS then(JS next) {
    return Sequence.of(this, next);
  }

  /**
   * Sends an event to the server.
   *
   * @param event the event's name
   * @return the command
   */
  static Push push(String event) {
    return Push.of(event);
  }

  /**
   * Shows elements that are hidden.
   *
   * @return the command
   */
  static Visibility show() {
    return Visibility.of("show");
  }

  /**
   * Shows elements that are hidden.
   *
   * @param css a CSS selector for them
   * @return the command
   */
  static Visibility show(String css) {
    return show().at(Selector.of(css));
  }

  /**
   * Hides elements.
   *
   * @return the command
   */
  static Visibility hide() {
    return Visibility.of("hide");
  }

  /**
   * Hides elements.
   *
   * @param css a CSS selector for them
   * @return the command
   */
  static Visibility hide(String css) {
    return hide().at(Selector.of(css));
  }

  /**
   * Shows elements that are hidden, and hides those that are shown.
   *
   * @return the command
   */
  static Visibility toggle() {
    return Visibility.of("toggle");
  }

  /**
   * Shows elements that are hidden, and hides those that are shown.
   *
   * @param css a CSS selector for them
   * @return the command
   */
  static Visibility toggle(String css) {
    return toggle().at(Selector.of(css));
  }

  /**
   * Adds classes.
   *
   * @param classes their names, separated by blanks
   * @return the command
   */
  static Styling addClass(String classes) {
    return Styling.of("add_class", classes);
  }

  /**
   * Removes classes.
   *
   * @param classes their names, separated by blanks
   * @return the command
   */
  static Styling removeClass(String classes) {
    return Styling.of("remove_class", classes);
  }

  /**
   * Adds classes where they are not, and removes them where they are.
   *
   * @param classes their names, separated by blanks
   * @return the command
   */
  static Styling toggleClass(String classes) {
    return Styling.of("toggle_class", classes);
  }

  /**
   * Gives elements classes for a while.
   *
   * @param during the classes while it lasts, separated by blanks
   * @param start the classes at its start
   * @param end the classes at its end
   * @return the command
   */
  static Styling transition(String during, String start, String end) {
    return Styling.transition(Op.of("transition").classes("transition", during, start, end));
  }

  /**
   * Sets an attribute.
   *
   * @param name the attribute; none that a browser or the client runs
   * @param value its value
   * @return the command
   * @throws IllegalArgumentException if it is no attribute's name, or no value is safe in it
   */
  static Action setAttribute(String name, String value) {
    return new Action(Op.of("set_attr").with("attr", Attributes.set(name, value)));
  }

  /**
   * Sets an attribute that holds an address.
   *
   * @param name the attribute
   * @param value its value
   * @return the command
   * @throws IllegalArgumentException if it is no attribute's name, or no value is safe in it
   */
  static Action setAttribute(String name, Url value) {
    return new Action(Op.of("set_attr").with("attr", Attributes.set(name, value)));
  }

  /**
   * Removes an attribute.
   *
   * @param name the attribute
   * @return the command
   * @throws IllegalArgumentException if it is no attribute's name
   */
  static Action removeAttribute(String name) {
    return new Action(Op.of("remove_attr").text("attr", Attributes.checked(name)));
  }

  /**
   * Sets an attribute where it is not, and removes it where it is.
   *
   * @param name the attribute; none that a browser or the client runs
   * @param value its value
   * @return the command
   * @throws IllegalArgumentException if it is no attribute's name, or no value is safe in it
   */
  static Action toggleAttribute(String name, String value) {
    return new Action(Op.of("toggle_attr").with("attr", Attributes.set(name, value)));
  }

  /**
   * Sets an attribute to one value where it has the other.
   *
   * @param name the attribute; none that a browser or the client runs
   * @param value a value
   * @param other the other one
   * @return the command
   * @throws IllegalArgumentException if it is no attribute's name, or no value is safe in it
   */
  static Action toggleAttribute(String name, String value, String other) {
    return new Action(Op.of("toggle_attr").with("attr", Attributes.set(name, value, other)));
  }

  /**
   * Keeps attributes as the browser has them from now on, whatever is rendered.
   *
   * @param names the attributes; a star stands for anything, {@code data-*}
   * @return the command
   */
  static Action ignoreAttributes(String... names) {
    return new Action(Op.of("ignore_attrs").texts("attrs", List.of(names)));
  }

  /**
   * Dispatches a DOM event.
   *
   * @param event its name
   * @return the command
   */
  static Dispatch dispatch(String event) {
    return Dispatch.of(event);
  }

  /**
   * Runs the command in an attribute of the elements.
   *
   * @param attribute a {@code phx-…} attribute
   * @return the command
   * @throws IllegalArgumentException if text could stand in the attribute
   */
  static Action exec(String attribute) {
    return new Action(Op.of("exec").text("attr", Attributes.binding(attribute)));
  }

  /**
   * Focuses an element.
   *
   * @return the command
   */
  static Action focus() {
    return new Action(Op.of("focus"));
  }

  /**
   * Focuses the first element within that can be.
   *
   * @return the command
   */
  static Action focusFirst() {
    return new Action(Op.of("focus_first"));
  }

  /**
   * Keeps an element in mind, for {@link #popFocus}.
   *
   * @return the command
   */
  static Action pushFocus() {
    return new Action(Op.of("push_focus"));
  }

  /**
   * Focuses the element that was kept in mind last.
   *
   * @return the command
   */
  static JS popFocus() {
    return new Action(Op.of("pop_focus"));
  }

  /**
   * Leads to another view, over the same socket.
   *
   * @param url where
   * @return the command
   */
  static Visit navigate(Url url) {
    return new Visit(Op.of("navigate").text("href", url.toString()));
  }

  /**
   * Leads to another address of the same view: its {@code handleParams} is called.
   *
   * @param url where
   * @return the command
   */
  static Visit patch(Url url) {
    return new Visit(Op.of("patch").text("href", url.toString()));
  }
}
