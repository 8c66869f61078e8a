package io.jview.pubsub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** A handler that keeps what comes: values as they are, gaps by their reason. */
public final class Recorder implements TopicHandler {

  private final List<Object> received = new ArrayList<>();

  @Override
  public synchronized void onMessage(String topic, Message message) {
    received.add(message.value() == null ? "null" : message.value());
  }

  @Override
  public synchronized void onGap(Gap gap) {
    received.add(gap.reason());
  }

  /** What has come so far. */
  public synchronized List<Object> received() {
    return List.copyOf(received);
  }

  /** Forgets it. */
  public synchronized void clear() {
    received.clear();
  }

  /** Waits until exactly this has come, in this order. */
  public void awaits(Object... expected) {
    await()
        .atMost(Duration.ofSeconds(10))
        .pollInterval(Duration.ofMillis(2))
        .untilAsserted(() -> assertThat(received()).isEqualTo(Arrays.asList(expected)));
  }
}
