package io.jview.liveview.html;

/**
 * What changed between two lists of one template: {@code {"k":{…,"kc":size}}}. A member's name is
 * the new position; its value is an object for an entry that changed in place or is new, the old
 * position for one that moved, and {@code [old position, changes]} for one that did both. The
 * client reads old positions as they were before, if {@code "km":true} tells it that there are any,
 * and drops what is past the new size.
 */
final class KeyedDiff {

  private final Keyed old;
  private final Keyed next;
  private final StringBuilder out;
  private final OldPositions oldPositions;
  private boolean moved;

  KeyedDiff(Keyed old, Keyed next, StringBuilder out) {
    this.old = old;
    this.next = next;
    this.out = out;
    this.oldPositions = new OldPositions(old);
  }

  /**
   * Appends the object.
   *
   * @return whether anything changed; if not, what was appended means nothing
   */
  boolean write() {
    out.append("{\"k\":{");
    int start = out.length();
    for (int i = 0; i < next.size(); i++) {
      writeEntry(i);
    }
    boolean changed = out.length() > start || old.size() != next.size();
    out.append("\"kc\":").append(next.size()).append(moved ? ",\"km\":true}}" : "}}");
    return changed;
  }

  private void writeEntry(int position) {
    Object key = next.key(position);
    if (position < old.size() && key.equals(old.key(position))) {
      writeInPlace(position);
      return;
    }
    int from = oldPositions.of(key);
    out.append('"').append(position).append("\":");
    if (from == OldPositions.NONE) {
      Tree.writeEntry(next.entry(position), out);
    } else {
      writeMoved(from, position);
    }
    out.append(',');
  }

  private void writeInPlace(int position) {
    if (next.entry(position).equals(old.entry(position))) {
      return;
    }
    int mark = out.length();
    out.append('"').append(position).append("\":{");
    if (writeChanges(position, position)) {
      out.append("},");
    } else {
      out.setLength(mark);
    }
  }

  private void writeMoved(int from, int to) {
    moved = true;
    int mark = out.length();
    out.append('[').append(from).append(",{");
    if (writeChanges(from, to)) {
      out.append("}]");
    } else {
      out.setLength(mark);
      out.append(from);
    }
  }

  private boolean writeChanges(int from, int to) {
    return TreeDiff.writeMembers(old.entry(from), next.entry(to), out);
  }
}
