package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LogPage;
import java.util.List;
import java.util.concurrent.CompletableFuture;

/** What a client asks the broker. */
public sealed interface Question {

  /** Whether it carries messages; a sign of life as well. */
  record Role() implements Question {}

  record Subscribe(List<String> topics) implements Question {}

  record Unsubscribe(List<String> topics) implements Question {}

  record Publish(String topic, byte[] frame) implements Question {}

  record Append(String topic, byte[] frame, LogBounds bounds) implements Question {}

  /** The page is given ahead of the answer. */
  record Read(String topic, long from, int most, long bytes, CompletableFuture<LogPage> page)
      implements Question {}
}
