package io.jview.liveview.process;

import io.jview.liveview.Event;
import io.jview.liveview.Params;
import io.jview.pubsub.Message;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Makes events of what the client sends (its source: {@code view.ts}, {@code pushWithReply}). */
final class EventReader {

  private static final int MAX_NAME = 1_000;

  private EventReader() {}

  /**
   * Reads the payload of an {@code event} message.
   *
   * @param maxFields how many fields a form may have
   * @return the event
   * @throws IllegalArgumentException if it is none
   * @throws io.jview.pubsub.PubSubException if it holds text that is no Unicode
   */
  static Event read(Map<?, ?> payload, int maxFields) {
    if (type(payload) instanceof String type && payload.get("event") instanceof String name) {
      if (name.length() > MAX_NAME) {
        throw new IllegalArgumentException(
            "an event's name has more than " + MAX_NAME + " characters");
      }
      return type.equals("form")
          ? Event.form(name, form(payload, maxFields))
          : Event.of(name, type, Message.of(payload.get("value")));
    }
    throw new IllegalArgumentException("an event needs a type and a name");
  }

  /**
   * The type; none is what the client gives where nothing but a command's own run was the cause.
   */
  private static @Nullable Object type(Map<?, ?> payload) {
    Object type = payload.get("type");
    return type == null ? "command" : type;
  }

  /** The form's fields, and what stands beside them: {@code phx-value-…} and the changed field. */
  private static Params form(Map<?, ?> payload, int maxFields) {
    if (!(payload.get("value") instanceof String encoded)) {
      throw new IllegalArgumentException("a form's value must be URL-encoded text");
    }
    Map<String, List<String>> fields =
        new LinkedHashMap<>(Params.parse(encoded, maxFields).asMap());
    if (payload.get("meta") instanceof Map<?, ?> meta) {
      meta.forEach((name, value) -> fields.put((String) name, List.of(String.valueOf(value))));
    }
    List<String> target = fields.get("_target");
    if (target != null) {
      fields.put("_target", target.size() == 1 ? path(target.get(0)) : target);
    }
    return Params.ofAll(fields);
  }

  /**
   * The names that lead to a field, such as {@code user} and {@code email} to {@code user[email]}.
   */
  private static List<String> path(String field) {
    List<String> path = new ArrayList<>();
    for (String name : field.split("[\\[\\]]", -1)) {
      if (!name.isEmpty()) {
        path.add(name);
      }
    }
    return field.equals("undefined") ? List.of() : path;
  }
}
