package io.jview.liveview.test;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The components that the browser keeps beside a view's page, by number. Not thread-safe. */
final class ClientComponents {

  /** Up to the name of the one element that a component is. */
  private static final Pattern ROOT =
      Pattern.compile("^(?:\\s|<!--.*?-->)*<[^\\s/>]+", Pattern.DOTALL);

  private Map<String, Map<String, Object>> all = new LinkedHashMap<>();

  /** Merges what a diff has; all are made of what was there before. */
  void merge(Map<String, Object> changed) {
    Map<String, Map<String, Object>> made = new LinkedHashMap<>();
    changed.keySet().forEach(cid -> make(cid, changed, made));
    all.putAll(made);
  }

  private Map<String, Object> make(
      String cid, Map<String, Object> changed, Map<String, Map<String, Object>> made) {
    Map<String, Object> known = made.get(cid);
    if (known != null) {
      return known;
    }
    Map<String, Object> diff = ClientTree.map(changed.get(cid));
    Map<String, Object> now = diff;
    if (diff.get("s") instanceof Long base) {
      diff.remove("s");
      now = ClientTree.copy(base > 0 ? make(base.toString(), changed, made) : get(-base));
      ClientTree.merge(now, diff);
    } else if (!diff.containsKey("s")) {
      now = ClientTree.copy(get(Long.parseLong(cid)));
      ClientTree.merge(now, diff);
    }
    made.put(cid, now);
    return now;
  }

  Map<String, Object> get(long cid) {
    @Nullable Map<String, Object> component = all.get(Long.toString(cid));
    if (component == null) {
      throw new IllegalStateException("the browser has no component " + cid);
    }
    return component;
  }

  Set<Integer> cids() {
    Set<Integer> cids = new TreeSet<>();
    all.keySet().forEach(cid -> cids.add(Integer.valueOf(cid)));
    return cids;
  }

  void prune(List<?> cids) {
    cids.forEach(cid -> all.remove(String.valueOf(cid)));
  }

  /** A component's HTML with the number at its element, as the client writes it. */
  static String marked(String html, long cid, String viewId) {
    Matcher root = ROOT.matcher(html);
    if (!root.find()) {
      throw new IllegalStateException("component " + cid + " is no element: " + html);
    }
    return root.group()
        + " data-phx-component=\""
        + cid
        + "\" data-phx-view=\""
        + viewId
        + "\""
        + html.substring(root.end());
  }
}
