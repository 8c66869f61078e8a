package io.jview.liveview.html;

import java.util.Set;

/** What HTML says of elements by their lower-case names. */
final class Elements {

  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
          "source", "track", "wbr");

  private static final Set<String> RAW_TEXT =
      Set.of("script", "style", "xmp", "iframe", "noembed", "noframes", "plaintext");

  private static final Set<String> ESCAPED_TEXT = Set.of("textarea", "title");

  private static final Set<String> FOREIGN_ROOTS = Set.of("svg", "math");

  /** SVG elements that are often written self-closing in a template of their own. */
  private static final Set<String> SVG =
      Set.of(
          "animate",
          "animatemotion",
          "animatetransform",
          "circle",
          "ellipse",
          "g",
          "image",
          "line",
          "lineargradient",
          "marker",
          "mask",
          "mpath",
          "path",
          "pattern",
          "polygon",
          "polyline",
          "radialgradient",
          "rect",
          "set",
          "stop",
          "symbol",
          "text",
          "tspan",
          "use",
          "view");

  private Elements() {}

  /** Has no content and no closing tag. */
  static boolean isVoid(String name) {
    return VOID.contains(name);
  }

  /** Holds text in which nothing can be escaped. */
  static boolean holdsRawText(String name) {
    return RAW_TEXT.contains(name);
  }

  /** Holds text that can be escaped, but no elements. */
  static boolean holdsEscapedText(String name) {
    return ESCAPED_TEXT.contains(name);
  }

  /** Holds SVG or MathML. */
  static boolean isForeignRoot(String name) {
    return FOREIGN_ROOTS.contains(name);
  }

  /** Surely belongs to SVG or MathML, so that {@code />} closes it. */
  static boolean isForeign(String name) {
    return isForeignRoot(name) || SVG.contains(name) || name.startsWith("fe");
  }
}
