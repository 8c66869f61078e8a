package io.jview.liveview.html;

/**
 * Writes the tree of a component whose fixed parts the client takes from another component: all
 * dynamics, and statics only where the other one has none or has others.
 */
final class SharedTree {

  private SharedTree() {}

  /**
   * Appends the members of a fragment behind others, each with a comma ahead. Both must be of one
   * template.
   */
  static void writeMembers(Fragment base, Fragment tree, StringBuilder out) {
    Object[] known = base.dynamics();
    Object[] dynamics = tree.dynamics();
    for (int i = 0; i < dynamics.length; i++) {
      out.append(",\"").append(i).append("\":");
      writeDynamic(known[i], dynamics[i], out);
    }
  }

  private static void writeDynamic(Object base, Object dynamic, StringBuilder out) {
    if (base instanceof Fragment known
        && dynamic instanceof Fragment fragment
        && known.template() == fragment.template()) {
      int start = out.length();
      writeMembers(known, fragment, out);
      if (out.length() == start) {
        out.append(',');
      }
      out.setCharAt(start, '{');
      out.append('}');
      return;
    }
    Tree.writeDynamic(dynamic, out);
  }
}
