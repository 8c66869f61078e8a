package io.jview.pubsub.presence.node;

import io.jview.pubsub.Message;
import io.jview.pubsub.MessageDecodingException;
import io.jview.pubsub.presence.node.Said.Alive;
import io.jview.pubsub.presence.node.Said.Ask;
import io.jview.pubsub.presence.node.Said.AskInstance;
import io.jview.pubsub.presence.node.Said.Bye;
import io.jview.pubsub.presence.node.Said.Change;
import io.jview.pubsub.presence.node.Said.Entry;
import io.jview.pubsub.presence.node.Said.State;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is said, as messages: JSON that a person can read. */
final class Wire {

  private static final int MAX_FROM = 64;

  private Wire() {}

  static Map<String, @Nullable Object> write(Said said) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("from", said.from());
    switch (said) {
      case Change change -> {
        json.put("n", change.n());
        json.put("after", change.after());
        json.put("set", entries(change.set()));
        json.put("gone", change.gone());
      }
      case State state -> {
        json.put("n", state.n());
        json.put("part", state.part());
        json.put("parts", state.parts());
        json.put("state", entries(state.entries()));
      }
      case Ask ask -> json.put("ask", true);
      case Alive alive -> json.put("alive", true);
      case Bye bye -> json.put("bye", true);
      case AskInstance ask -> json.put("ask", ask.of());
    }
    return json;
  }

  private static List<Object> entries(List<Entry> entries) {
    List<Object> all = new ArrayList<>(entries.size());
    for (Entry entry : entries) {
      List<@Nullable Object> parts = new ArrayList<>(3);
      parts.add(entry.id());
      parts.add(entry.key());
      parts.add(entry.meta().value());
      all.add(parts);
    }
    return all;
  }

  /**
   * Reads what somebody says.
   *
   * @throws IllegalArgumentException if it is nothing that an instance says, with the reason
   */
  static Said read(Message message) {
    Object value;
    try {
      value = message.value();
    } catch (MessageDecodingException e) {
      throw new IllegalArgumentException("it is not JSON", e);
    }
    if (!(value instanceof Map<?, ?> json)
        || !(json.get("from") instanceof String from)
        || from.isEmpty()
        || from.length() > MAX_FROM) {
      throw new IllegalArgumentException("it does not say from whom it is");
    }
    if (json.containsKey("set")) {
      return new Change(
          from,
          number(json, "n", 1),
          number(json, "after", 0),
          list(json, "set", Wire::entry),
          list(json, "gone", Wire::id));
    }
    if (json.containsKey("state")) {
      return state(from, json);
    }
    if (json.get("ask") instanceof String of) {
      return new AskInstance(from, of);
    }
    if (json.containsKey("ask")) {
      return new Ask(from);
    }
    if (json.containsKey("alive")) {
      return new Alive(from);
    }
    if (json.containsKey("bye")) {
      return new Bye(from);
    }
    throw new IllegalArgumentException("it says nothing that is known");
  }

  private static State state(String from, Map<?, ?> json) {
    long part = number(json, "part", 1);
    long parts = number(json, "parts", part);
    if (parts > Node.MAX_PRESENT) {
      throw new IllegalArgumentException("it has too many parts");
    }
    return new State(
        from, number(json, "n", 1), (int) part, (int) parts, list(json, "state", Wire::entry));
  }

  private static long number(Map<?, ?> json, String name, long least) {
    if (json.get(name) instanceof Long number && number >= least) {
      return number;
    }
    throw new IllegalArgumentException("'" + name + "' is no number of at least " + least);
  }

  private static <T> List<T> list(Map<?, ?> json, String name, Function<@Nullable Object, T> each) {
    if (!(json.get(name) instanceof List<?> values) || values.size() > Node.MAX_PRESENT) {
      throw new IllegalArgumentException("'" + name + "' is no list, or too long a one");
    }
    List<T> result = new ArrayList<>(values.size());
    for (Object value : values) {
      result.add(each.apply(value));
    }
    return result;
  }

  private static Entry entry(@Nullable Object value) {
    if (value instanceof List<?> parts
        && parts.size() == 3
        && parts.get(0) instanceof Long id
        && parts.get(1) instanceof String key
        && !key.isEmpty()
        && key.length() <= Node.MAX_KEY) {
      Message meta = Message.of(parts.get(2));
      if (meta.size() <= Node.MAX_META_BYTES) {
        return new Entry(id, key, meta);
      }
    }
    throw new IllegalArgumentException("an entry is no number, key and meta, or too large");
  }

  private static Long id(@Nullable Object value) {
    if (value instanceof Long id) {
      return id;
    }
    throw new IllegalArgumentException("who is gone has no number");
  }
}
