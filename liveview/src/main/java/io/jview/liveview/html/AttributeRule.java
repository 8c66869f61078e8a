package io.jview.liveview.html;

import java.util.Set;

/**
 * What may stand in an attribute.
 *
 * @param element the name of its element, in lower case
 * @param name its own name, in lower case
 */
record AttributeRule(String element, String name) {

  private static final Set<String> URLS =
      Set.of(
          "action",
          "background",
          "cite",
          "classid",
          "codebase",
          "data",
          "dynsrc",
          "formaction",
          "href",
          "icon",
          "longdesc",
          "lowsrc",
          "manifest",
          "poster",
          "src",
          "xlink:href",
          "xml:base");

  private static final Set<String> PRINTS_BOOLEANS =
      Set.of(
          "autocorrect",
          "contenteditable",
          "draggable",
          "spellcheck",
          "value",
          "writingsuggestions");

  private static final Set<String> ANIMATIONS = Set.of("animate", "set");

  /** Whether true and false are values like others, rather than there and not there. */
  boolean printsBooleans() {
    return PRINTS_BOOLEANS.contains(name)
        || name.startsWith("aria-")
        || name.startsWith("data-")
        || name.startsWith("phx-value-");
  }

  /**
   * The slot for a placeholder in the value.
   *
   * @param before the fixed text of the value before it
   * @param first whether it is the first placeholder of the value
   * @param after the template's text after it, up to the end of the value
   */
  Slot slot(Place place, String before, boolean first, String after) {
    refuseUnsafe(place);
    if (isUrl()) {
      return UrlRule.slot(place, before, first, after, showsImage());
    }
    return new Slot.Text(place, "an attribute");
  }

  private void refuseUnsafe(Place place) {
    if (name.startsWith("on")) {
      throw place.refuse(
          "a placeholder cannot stand in the script " + name + "; use phx-* and data-* attributes");
    }
    if (name.equals("style")) {
      throw place.refuse(
          "a placeholder cannot stand in style; use class, hidden or a data-* attribute");
    }
    if (name.equals("srcset") || name.equals("imagesrcset")) {
      throw place.refuse("a placeholder cannot stand in " + name + "; use src");
    }
    if (name.equals("srcdoc")) {
      throw place.refuse("a placeholder cannot stand in srcdoc; use src");
    }
    if (steersAnimation()) {
      throw place.refuse("a placeholder cannot stand in " + name + " of <" + element + ">");
    }
  }

  /** An animation can set any attribute, a link's {@code href} too. */
  private boolean steersAnimation() {
    return ANIMATIONS.contains(element) && (name.equals("attributename") || name.equals("values"));
  }

  private boolean isUrl() {
    return URLS.contains(name)
        || (ANIMATIONS.contains(element)
            && (name.equals("to") || name.equals("from") || name.equals("by")));
  }

  private boolean showsImage() {
    return name.equals("src") && (element.equals("img") || element.equals("input"));
  }
}
