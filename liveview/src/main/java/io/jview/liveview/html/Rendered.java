package io.jview.liveview.html;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A view's page as the browser last got it: the next render is compared with this. Holds nothing
 * but that render, with its components. Owned by one thread at a time; not thread-safe.
 *
 * <p>Writes the trees and diffs that the {@code phoenix_live_view} 1.2.12 client merges (its
 * source: {@code assets/js/phoenix_live_view/rendered.js}).
 *
 * <p>A component stands in a tree as its number, and what it shows travels beside the page, {@code
 * "c":{"1":{…}}}, so that it can change alone and move without being sent again. Who renders a page
 * numbers its components from 1, never uses a number for another one, and puts {@link #place} where
 * one stands.
 */
public final class Rendered {

  private Fragment root;

  /** Null until there are any. */
  private @Nullable ShownComponents shown;

  /**
   * The first render of a page without components.
   *
   * @param html what the view rendered
   */
  public Rendered(Html html) {
    root = Fragment.of(html);
  }

  /**
   * The first render.
   *
   * @param html what the view rendered
   * @param components renders the components that stand in it
   * @throws TemplateException if one renders more than one element
   * @throws IllegalArgumentException if one renders no template
   */
  public Rendered(Html html, Components components) {
    this(html);
    Places.in(root, null);
    if (components.areUsed()) {
      ComponentRound round = new ComponentRound(shown(), components);
      round.render(Set.of());
      round.end();
    }
  }

  private ShownComponents shown() {
    if (shown == null) {
      shown = new ShownComponents();
    }
    return shown;
  }

  /**
   * The place of a component in a page.
   *
   * @param cid its number on the page, from 1
   * @return the place; it can be written as part of its page only
   * @throws IllegalArgumentException if the number is less than 1
   */
  public static Html place(int cid) {
    return new Component(cid);
  }

  /**
   * Appends the whole page as HTML text, for the first, static page.
   *
   * @param out gets the text
   */
  public void writeHtml(StringBuilder out) {
    Tree.writeHtml(root, shown == null ? new ShownComponents() : shown, out);
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
    Map<Integer, Fragment> all = shown == null ? Map.of() : shown.reachable(root);
    if (!all.isEmpty()) {
      ComponentRound.writeAll(all, out);
    }
  }

  /**
   * Takes the next render of a page without components, see {@link #diff(Html, Components,
   * StringBuilder)}.
   *
   * @param next what the view rendered now
   * @param out gets the JSON members; nothing when nothing changed
   * @return whether anything changed
   */
  public boolean diff(Html next, StringBuilder out) {
    return diff(next, Components.NONE, out);
  }

  /**
   * Takes the next render in place of the last one and appends what changed, as the members of a
   * JSON object without the braces around them, such as {@code "0":"3","2":{"1":"x"}}. Where the
   * template itself is another, that is the whole tree.
   *
   * @param next what the view rendered now
   * @param components renders the components that stand in it
   * @param out gets the JSON members; nothing when nothing changed
   * @return whether anything changed
   * @throws TemplateException if a component renders more than one element
   * @throws IllegalArgumentException if one renders no template
   */
  public boolean diff(Html next, Components components, StringBuilder out) {
    Fragment fresh = Fragment.of(next);
    boolean changed = true;
    if (fresh.template() == root.template()) {
      changed = TreeDiff.writeMembers(root, fresh, out);
    } else {
      Tree.writeMembers(fresh, out);
      if (shown != null) {
        shown.leaveAll();
      }
    }
    if (components.areUsed()) {
      boolean search = shown != null && shown.anyLeaving();
      changed |=
          diffComponents(search ? Places.in(fresh, root) : Set.of(), components, changed, out);
    }
    root = fresh;
    return changed;
  }

  /**
   * Takes what components show now that have changed by themselves, while the page stays as it is,
   * and appends what changed: {@code "c":{…}} alone.
   *
   * @param components renders the components that are due
   * @param out gets the JSON member; nothing when nothing changed
   * @return whether anything changed
   * @throws TemplateException if a component renders more than one element
   * @throws IllegalArgumentException if one renders no template
   */
  public boolean diffComponents(Components components, StringBuilder out) {
    return diffComponents(Set.of(), components, false, out);
  }

  private boolean diffComponents(
      Set<Integer> standing, Components components, boolean behind, StringBuilder out) {
    ComponentRound round = new ComponentRound(shown(), components);
    round.render(standing);
    boolean changed = round.write(behind, out);
    round.end();
    return changed;
  }

  /**
   * Marks components that the browser is about to forget, for its {@code cids_will_destroy}: one
   * that comes back is sent whole.
   *
   * @param cids their numbers; unknown ones do not count
   */
  public void willDestroy(Collection<Integer> cids) {
    if (shown != null) {
      shown.leave(cids);
    }
  }

  /**
   * Tells whether the browser is about to forget a component, which has not been sent again since.
   *
   * @param cid its number
   * @return whether it is leaving
   */
  public boolean isLeaving(int cid) {
    return shown != null && shown.isLeaving(cid);
  }

  /**
   * Forgets components that the browser has forgotten, for its {@code cids_destroyed}, but for
   * those that stand in the page again.
   *
   * @param cids their numbers; unknown ones do not count
   * @return those that are gone for good, for the answer and for their end
   */
  public Set<Integer> destroyed(Collection<Integer> cids) {
    return shown == null ? Set.of() : shown.forget(cids, root);
  }
}
