package io.jview.pubsub.testkit;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.UUID;

/** Frames of one sender, as the engine numbers them, written by hand. */
final class Frames {

  private final PubSubFixture fixture;
  private final String topic;
  private final String origin = UUID.randomUUID().toString();

  Frames(PubSubFixture fixture, String topic) {
    this.fixture = fixture;
    this.topic = topic;
  }

  void publish(long sequence, String text) {
    publish(
        "{\"topic\":\"%s\",\"message\":\"%s\",\"origin\":\"%s\",\"seq\":%d}"
            .formatted(topic, text, origin, sequence));
  }

  void publish(String frame) {
    fixture.publishFrame(topic, frame.getBytes(UTF_8));
  }
}
