package io.jview.liveview.html.grammar;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What may stand in an attribute.
 *
 * @param element the name of its element, in lower case
 * @param name its own name, in lower case
 */
public record AttributeRule(String element, String name) {

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
          "phx-href",
          "ping",
          "poster",
          "profile",
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

  /**
   * Whether true and false are values like others, rather than there and not there.
   *
   * @return whether they are
   */
  boolean printsBooleans() {
    return PRINTS_BOOLEANS.contains(name)
        || name.startsWith("aria-")
        || name.startsWith("data-")
        || name.startsWith("phx-value-");
  }

  /** The guard for the values in it, or null where each may be any text. */
  @Nullable Guard guard(AttributeText text) {
    if (isUrl()) {
      return UrlRule.guard(text.texts(), text.places().get(0), showsImage());
    }
    return isBinding() ? BindingGuard.of(text.texts(), text.places().get(0)) : null;
  }

  /**
   * Why no value is safe in it whatever it is.
   *
   * @return the reason and the way out, or null where one may be
   */
  public @Nullable String unsafe() {
    if (name.startsWith("on")) {
      return "the script " + name + "; use phx-* and data-* attributes";
    }
    return switch (name) {
      case "style" -> "style; use class, hidden or a data-* attribute";
      case "srcset", "imagesrcset" -> name + "; use src";
      case "srcdoc" -> "srcdoc; use src";
      case "http-equiv" -> "http-equiv; send an HTTP header";
      default -> steersAnimation() ? name + " of <" + element + ">" : null;
    };
  }

  /** An animation can set any attribute, a link's {@code href} too. */
  private boolean steersAnimation() {
    return ANIMATIONS.contains(element) && (name.equals("attributename") || name.equals("values"));
  }

  /**
   * Whether it holds a URL.
   *
   * @return whether it does
   */
  public boolean isUrl() {
    return URLS.contains(name)
        || (ANIMATIONS.contains(element)
            && (name.equals("to") || name.equals("from") || name.equals("by")));
  }

  /**
   * Whether the client may run what it holds.
   *
   * @return whether it is a {@code phx-…} attribute other than {@code phx-value-…}
   */
  public boolean isBinding() {
    return name.startsWith("phx-") && !name.startsWith("phx-value-");
  }

  private boolean showsImage() {
    return name.equals("src") && (element.equals("img") || element.equals("input"));
  }
}
