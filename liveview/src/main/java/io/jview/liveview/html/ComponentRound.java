package io.jview.liveview.html;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/**
 * One render's components: has them rendered, level by level, and writes what the browser needs of
 * them, {@code "c":{"3":{…}}}. A component that the browser has is written as a change; one that it
 * needs whole takes the statics of another of its template, where there is one: by its number if
 * that is in the same diff, by its negative number if the browser has it already.
 */
final class ComponentRound {

  private final ShownComponents shown;
  private final Components components;
  private final Map<Integer, Fragment> changed = new LinkedHashMap<>();
  private final Map<Template, Integer> bases = new HashMap<>();

  ComponentRound(ShownComponents shown, Components components) {
    this.shown = shown;
    this.components = components;
  }

  /**
   * Renders those that are due, and those inside of these, and so on.
   *
   * @param standing those that stand in what was rendered, where the browser may need one whole
   */
  void render(Set<Integer> standing) {
    Set<Integer> level = level(standing);
    while (!level.isEmpty()) {
      level = level(take(level, components.render(List.copyOf(level))));
    }
  }

  private Set<Integer> level(Set<Integer> standing) {
    Set<Integer> level = new LinkedHashSet<>(components.takeDue());
    for (int cid : standing) {
      if (shown.needsWhole(cid) && !changed.containsKey(cid)) {
        level.add(cid);
      }
    }
    return level;
  }

  /** Gives the places in what has changed. */
  private Set<Integer> take(Set<Integer> cids, Map<Integer, Html> rendered) {
    Set<Integer> inner = new LinkedHashSet<>();
    for (Integer cid : cids) {
      Html html = rendered.get(cid);
      boolean whole = shown.needsWhole(cid);
      if (html != null || whole) {
        Fragment tree = html == null ? shown.get(cid) : rooted(cid, html);
        inner.addAll(Places.in(tree, whole ? null : shown.find(cid)));
        changed.put(cid, tree);
      }
    }
    return inner;
  }

  private Fragment rooted(int cid, Html html) {
    if (html instanceof Fragment fragment) {
      fragment.template().refuseSeveralRoots(() -> components.name(cid));
      return fragment;
    }
    throw new IllegalArgumentException(
        components.name(cid)
            + " renders a list or bare markup; it must render one element, html(\"<div>…</div>\")");
  }

  /**
   * Appends the member.
   *
   * @param behind whether other members stand ahead of it
   * @return whether anything changed; if not, nothing was appended
   */
  boolean write(boolean behind, StringBuilder out) {
    int start = out.length();
    out.append(behind ? ",\"c\":{" : "\"c\":{");
    int first = out.length();
    changed.forEach((cid, tree) -> writeComponent(cid, tree, out, first));
    boolean any = out.length() > first;
    if (any) {
      out.append('}');
    } else {
      out.setLength(start);
    }
    return any;
  }

  /** Appends all of a page behind its members, for a browser that has none of them. */
  static void writeAll(Map<Integer, Fragment> all, StringBuilder out) {
    ComponentRound round = new ComponentRound(new ShownComponents(), Components.NONE);
    round.changed.putAll(all);
    round.write(true, out);
  }

  /** From now on the browser has what was written. */
  void end() {
    shown.show(changed);
  }

  private void writeComponent(int cid, Fragment tree, StringBuilder out, int first) {
    int start = out.length();
    out.append(start > first ? ",\"" : "\"").append(cid).append("\":{");
    Fragment before = shown.find(cid);
    if (before == null || shown.needsWhole(cid) || before.template() != tree.template()) {
      writeWhole(cid, tree, out);
    } else if (!TreeDiff.writeMembers(before, tree, out)) {
      out.setLength(start);
      return;
    }
    out.append('}');
  }

  private void writeWhole(int cid, Fragment tree, StringBuilder out) {
    int base = bases.computeIfAbsent(tree.template(), template -> base(template, cid));
    if (base == cid) {
      Tree.writeRootMembers(tree, out);
      return;
    }
    Fragment known = base < 0 ? shown.get(-base) : Objects.requireNonNull(changed.get(base));
    out.append("\"s\":").append(base);
    SharedTree.writeMembers(known, tree, out);
  }

  /** The component that the browser takes statics from: the one itself where there is no other. */
  private int base(Template template, int cid) {
    int alike = shown.alike(template);
    return alike == 0 ? cid : -alike;
  }
}
