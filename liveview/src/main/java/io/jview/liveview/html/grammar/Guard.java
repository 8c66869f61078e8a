package io.jview.liveview.html.grammar;

/** Keeps the values in an attribute from saying what only the template may. */
public sealed interface Guard permits AnyText, BindingGuard, UrlGuard {

  /** Lets every text pass. */
  Guard ANY = new AnyText();

  /** What stands in the place of a URL that is not allowed. */
  String BLOCKED = "about:blank#blocked";

  /**
   * Looks at the whole value of an attribute.
   *
   * @param pieces fixed text, a value, fixed text and so on, as they stand in the attribute
   * @param place where the first value stands
   * @return whether it may stand as it is; if not, {@link #BLOCKED} stands there
   * @throws MalformedTemplateException if nothing may stand there
   */
  boolean allows(String[] pieces, Place place);
}
