package io.jview.pubsub.testkit.sample;

import java.util.List;

/** What a client asks the broker. */
public sealed interface Question {

  /** Whether it carries messages; a sign of life as well. */
  record Role() implements Question {}

  record Subscribe(List<String> topics) implements Question {}

  record Unsubscribe(List<String> topics) implements Question {}

  record Publish(String topic, byte[] frame) implements Question {}
}
