package io.jview.liveview.html;

import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What waits to be sent of a stream: {@code "k":{…},"stream":["0",[["songs-1",-1,null,false]],[]]},
 * the items as a list's entries, and beside them what becomes of them, the last one first.
 */
record StreamDiff(
    @Nullable Keyed items, List<StreamItem> inserts, Collection<String> deletes, boolean reset) {

  static final StreamDiff NONE = new StreamDiff(null, List.of(), List.of(), false);

  static StreamDiff of(
      String name, List<StreamItem> inserts, Collection<String> deletes, boolean reset) {
    inserts.forEach(item -> item.check(name));
    Object[] ids = inserts.stream().map(StreamItem::id).toArray();
    Html[] entries = inserts.stream().map(StreamItem::html).toArray(Html[]::new);
    Keyed items = ids.length == 0 ? null : Keyed.of(ids, entries);
    return new StreamDiff(items, inserts, deletes, reset);
  }

  void write(String ref, StringBuilder out) {
    if (items == null) {
      out.append("\"k\":{\"kc\":0}");
    } else {
      Tree.writeEntries(items, out);
    }
    out.append(",\"stream\":[");
    Json.writeString(ref, out);
    out.append(",[");
    for (int i = inserts.size() - 1; i >= 0; i--) {
      inserts.get(i).writeInsert(out);
      out.append(i > 0 ? "," : "");
    }
    out.append("],[");
    writeDeletes(out);
    out.append(reset ? "],true]" : "]]");
  }

  private void writeDeletes(StringBuilder out) {
    String comma = "";
    for (String id : deletes) {
      out.append(comma);
      Json.writeString(id, out);
      comma = ",";
    }
  }
}
