package io.jview.liveview.html.grammar;

import java.util.Set;

/** What HTML says of elements by their lower-case names. */
final class Elements {

  private static final Set<String> VOID =
      Set.of(
          "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param",
          "source", "track", "wbr");

  private static final Set<String> RAW_TEXT =
      Set.of("script", "style", "xmp", "iframe", "noembed", "noframes");

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

  /** Elements of SVG and MathML that hold HTML. */
  private static final Set<String> HOLD_HTML =
      Set.of("foreignobject", "desc", "title", "annotation-xml", "mi", "mn", "mo", "ms", "mtext");

  /** Where one of these begins, a browser ends the SVG or MathML around it. */
  private static final Set<String> END_FOREIGN =
      Set.of(
          "b",
          "big",
          "blockquote",
          "body",
          "br",
          "center",
          "code",
          "dd",
          "div",
          "dl",
          "dt",
          "em",
          "embed",
          "h1",
          "h2",
          "h3",
          "h4",
          "h5",
          "h6",
          "head",
          "hr",
          "i",
          "img",
          "li",
          "listing",
          "menu",
          "meta",
          "nobr",
          "ol",
          "p",
          "pre",
          "ruby",
          "s",
          "small",
          "span",
          "strong",
          "strike",
          "sub",
          "sup",
          "table",
          "tt",
          "u",
          "ul",
          "var");

  private static final Set<String> DROP_NEWLINE = Set.of("listing", "pre", "textarea");

  private Elements() {}

  /** Never ends. */
  static boolean isEndless(String name) {
    return name.equals("plaintext");
  }

  /** A browser drops a line end that stands first in it. */
  static boolean dropsNewline(String name) {
    return DROP_NEWLINE.contains(name);
  }

  /** Belongs to SVG or MathML and holds HTML. */
  static boolean holdsHtml(String name) {
    return HOLD_HTML.contains(name);
  }

  /** Is HTML, and cannot stand in SVG or MathML. */
  static boolean endsForeign(String name) {
    return END_FOREIGN.contains(name);
  }

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
