package io.jview.liveview.js;

/**
 * Which elements a command is for. Without one, a command is for the element that it stands in.
 * Immutable.
 */
public final class Selector {

  private final String json;

  private Selector(String json) {
    this.json = json;
  }

  /**
   * All elements of the page that fit.
   *
   * @param css a CSS selector, such as {@code #dialog}
   * @return the selector
   */
  public static Selector of(String css) {
    return new Selector(Op.quote(checked(css)));
  }

  /**
   * The nearest element that fits, of those that the command's element stands in, itself included.
   *
   * @param css a CSS selector, such as {@code li}
   * @return the selector
   */
  public static Selector closest(String css) {
    return new Selector("{\"closest\":" + Op.quote(checked(css)) + "}");
  }

  /**
   * The elements within the command's element that fit.
   *
   * @param css a CSS selector, such as {@code .menu}
   * @return the selector
   */
  public static Selector inner(String css) {
    return new Selector("{\"inner\":" + Op.quote(checked(css)) + "}");
  }

  private static String checked(String css) {
    if (css.isBlank()) {
      throw new IllegalArgumentException("an empty selector fits nothing; leave it out");
    }
    return css;
  }

  String json() {
    return json;
  }
}
