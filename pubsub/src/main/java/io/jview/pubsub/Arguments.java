package io.jview.pubsub;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.delivery.Limits;
import io.jview.pubsub.json.Utf8;
import java.time.Duration;

/** Checks what callers give: topics, session ids, numbers and times. */
final class Arguments {

  /** The longest topic, in bytes of UTF-8. */
  static final int MAX_TOPIC_BYTES = 1024;

  private Arguments() {}

  static void checkTopic(String topic) {
    requireNonNull(topic, "topic");
    long bytes = Utf8.length(topic);
    if (topic.isEmpty()) {
      throw new IllegalArgumentException("a topic must not be empty");
    }
    if (bytes < 0) {
      throw new IllegalArgumentException("a topic must be text; this one holds a lone surrogate");
    }
    if (bytes > MAX_TOPIC_BYTES) {
      throw new IllegalArgumentException(
          "a topic may have %,d bytes of UTF-8; this one has %,d: '%s…'"
              .formatted(MAX_TOPIC_BYTES, bytes, topic.substring(0, 40)));
    }
    if (topic.indexOf('\0') >= 0) {
      throw new IllegalArgumentException("a topic must not hold a NUL character");
    }
  }

  static void checkSession(String sessionId) {
    if (requireNonNull(sessionId, "sessionId").isEmpty()) {
      throw new IllegalArgumentException("a session id must not be empty");
    }
  }

  static Limits limits(int messages, long bytes, String name) {
    return new Limits(positive(messages, name + " messages"), positive(bytes, name + " bytes"));
  }

  static int positive(int value, String name) {
    return (int) positive((long) value, name);
  }

  static long positive(long value, String name) {
    if (value <= 0) {
      throw new IllegalArgumentException(name + " must be greater than 0, not " + value);
    }
    return value;
  }

  static Duration positive(Duration value, String name) {
    if (requireNonNull(value, name).isNegative() || value.isZero()) {
      throw new IllegalArgumentException(name + " must be greater than 0, not " + value);
    }
    return value;
  }
}
