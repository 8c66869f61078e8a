package io.jview.liveview.html;

/**
 * A view's page as the browser last got it: the next render is compared with this. Holds nothing
 * but that render. Owned by one thread at a time; not thread-safe.
 *
 * <p>Writes the trees and diffs that the {@code phoenix_live_view} 1.2.12 client merges (its
 * source: {@code assets/js/phoenix_live_view/rendered.js}).
 */
public final class Rendered {

  private Fragment root;

  /**
   * The first render.
   *
   * @param html what the view rendered
   */
  public Rendered(Html html) {
    root = Fragment.of(html);
  }

  /**
   * Appends the whole page as HTML text, for the first, static page.
   *
   * @param out gets the text
   */
  public void writeHtml(StringBuilder out) {
    Tree.writeHtml(root, out);
  }

  /**
   * Appends the whole tree as a JSON object, {@code {"s":[…],"0":…}}, for the reply to a join.
   *
   * @param out gets the JSON
   */
  public void writeTree(StringBuilder out) {
    out.append('{');
    writeMembers(out);
    out.append('}');
  }

  /**
   * Appends the members of the whole tree without the braces around them, for an object that holds
   * other members too. There is always at least one.
   *
   * @param out gets the JSON members
   */
  public void writeMembers(StringBuilder out) {
    Tree.writeMembers(root, out);
  }

  /**
   * Takes the next render in place of the last one and appends what changed, as the members of a
   * JSON object without the braces around them, such as {@code "0":"3","2":{"1":"x"}}. Where the
   * template itself is another, that is the whole tree.
   *
   * @param next what the view rendered now
   * @param out gets the JSON members; nothing when nothing changed
   * @return whether anything changed
   */
  public boolean diff(Html next, StringBuilder out) {
    Fragment fresh = Fragment.of(next);
    boolean changed = true;
    if (fresh.template() == root.template()) {
      changed = TreeDiff.writeMembers(root, fresh, out);
    } else {
      Tree.writeMembers(fresh, out);
    }
    root = fresh;
    return changed;
  }
}
