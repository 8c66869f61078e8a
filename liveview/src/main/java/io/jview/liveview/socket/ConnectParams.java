package io.jview.liveview.socket;

import io.jview.liveview.Params;
import io.jview.pubsub.log.LimitedLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what the page's script passes with a join, as far as a view may keep it. */
final class ConnectParams {

  /** How many characters of names and values a view may keep. */
  static final int MAX_CHARS = 8_192;

  private ConnectParams() {}

  static Params read(Map<?, ?> join, LimitedLog log) {
    if (!(join.get("params") instanceof Map<?, ?> passed)) {
      return Params.of(Map.of());
    }
    Map<String, List<String>> kept = new LinkedHashMap<>();
    int left = MAX_CHARS;
    for (Map.Entry<?, ?> entry : passed.entrySet()) {
      String name = (String) entry.getKey();
      List<String> values = name.startsWith("_") ? List.of() : texts(entry.getValue());
      if (values.isEmpty()) {
        continue;
      }
      int size = name.length() + values.stream().mapToInt(value -> value.length() + 1).sum();
      if (size > left) {
        log.warn("Connect parameters beyond {} characters of a page were left out", MAX_CHARS);
        break;
      }
      left -= size;
      kept.put(name, values);
    }
    return Params.ofAll(kept);
  }

  private static List<String> texts(@Nullable Object value) {
    if (!(value instanceof List<?> list)) {
      String text = text(value);
      return text == null ? List.of() : List.of(text);
    }
    List<String> texts = new ArrayList<>(list.size());
    for (Object element : list) {
      String text = text(element);
      if (text != null) {
        texts.add(text);
      }
    }
    return texts;
  }

  private static @Nullable String text(@Nullable Object value) {
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : null;
  }
}
