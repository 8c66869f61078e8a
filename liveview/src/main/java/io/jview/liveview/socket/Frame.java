package io.jview.liveview.socket;

import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubException;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A message from the browser, {@code [join_ref, ref, topic, event, payload]}, as the Phoenix client
 * writes it (its source: {@code phoenix/serializer.js}, vsn 2.0.0).
 */
record Frame(@Nullable String joinRef, String ref, String topic, String event, Map<?, ?> payload) {

  /**
   * Reads a frame.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Frame parse(String text) {
    if (read(text) instanceof List<?> parts
        && parts.size() == 5
        && (parts.get(0) == null || parts.get(0) instanceof String)
        && parts.get(1) instanceof String ref
        && parts.get(2) instanceof String topic
        && parts.get(3) instanceof String event
        && parts.get(4) instanceof Map<?, ?> payload) {
      return new Frame((String) parts.get(0), ref, topic, event, payload);
    }
    throw new IllegalArgumentException("not [join_ref, ref, topic, event, payload]");
  }

  private static @Nullable Object read(String text) {
    try {
      return Message.fromJson(text).value();
    } catch (PubSubException notJson) {
      throw new IllegalArgumentException("not JSON", notJson);
    }
  }

  /** A text of the payload, or null where there is none. */
  @Nullable String text(String name) {
    return payload.get(name) instanceof String text ? text : null;
  }
}
