package io.jview.liveview.html;

import org.jspecify.annotations.Nullable;

/**
 * What changed between two trees, in the client's terms: what did not change is left out, a node
 * with {@code "s"} replaces what the client has, one without is merged into it. Nodes are equal
 * only when they are the same object, which spares looking into them.
 */
final class TreeDiff {

  private TreeDiff() {}

  /**
   * Appends the members that differ, without braces. Both must be of one template.
   *
   * @return whether there were any
   */
  static boolean writeMembers(Fragment old, Fragment next, StringBuilder out) {
    if (old.equals(next)) {
      return false;
    }
    Object[] before = old.dynamics();
    Object[] now = next.dynamics();
    int start = out.length();
    for (int i = 0; i < now.length; i++) {
      if (!now[i].equals(before[i])) {
        writeMember(i, before[i], now[i], out, start);
      }
    }
    return out.length() > start;
  }

  private static void writeMember(int i, Object old, Object next, StringBuilder out, int start) {
    int mark = out.length();
    if (mark > start) {
      out.append(',');
    }
    out.append('"').append(i).append("\":");
    if (!writeDynamic(old, next, out)) {
      out.setLength(mark);
    }
  }

  private static boolean writeDynamic(Object old, Object next, StringBuilder out) {
    if (old instanceof Fragment before
        && next instanceof Fragment now
        && before.template() == now.template()) {
      out.append('{');
      boolean changed = writeMembers(before, now, out);
      out.append('}');
      return changed;
    }
    if (next instanceof StreamPlace stream) {
      return stream.writeAfter(old, out);
    }
    Keyed before = list(old, "");
    Keyed now = list(next, old);
    if (before != null && now != null && before.template() == now.template()) {
      return new KeyedDiff(before, now, out).write();
    }
    Tree.writeDynamic(next, out);
    return true;
  }

  /** A dynamic as a list, or null where it is none. */
  private static @Nullable Keyed list(Object dynamic, Object before) {
    return switch (dynamic) {
      case Keyed list -> list;
      case Memoised<?> list -> list.listAfter(before);
      default -> null;
    };
  }
}
