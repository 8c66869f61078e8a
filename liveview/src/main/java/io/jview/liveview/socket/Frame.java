package io.jview.liveview.socket;

import io.jview.liveview.process.Payload;
import org.jspecify.annotations.Nullable;

/**
 * A message from the browser, {@code [join_ref, ref, topic, event, payload]}, as the Phoenix client
 * writes it (its source: {@code phoenix/serializer.js}, vsn 2.0.0). Whatever it carries, reading it
 * is little work: of the payload only its place is known.
 */
record Frame(@Nullable String joinRef, String ref, String topic, String event, Payload payload) {

  /**
   * Reads a frame.
   *
   * @throws IllegalArgumentException if it is none
   */
  static Frame parse(String text) {
    return new FrameReader(text).read();
  }
}
