package io.jview.pubsub;

import static java.util.Objects.requireNonNull;

/** Checks the names that callers give: topics and session ids. */
final class Names {

  /** The longest topic, in bytes of UTF-8. */
  static final int MAX_TOPIC_BYTES = 1024;

  private Names() {}

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
}
