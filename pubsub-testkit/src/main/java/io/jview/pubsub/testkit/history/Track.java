package io.jview.pubsub.testkit.history;

import static org.junit.jupiter.api.Assertions.fail;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.TopicHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What one session has seen of a kept topic, perhaps in several visits. */
final class Track implements TopicHandler {

  private final String name;

  // Guarded by this.
  private final List<Long> values = new ArrayList<>();
  private final List<Gap> gaps = new ArrayList<>();
  private @Nullable String position;

  Track(String name) {
    this.name = name;
  }

  boolean isOn(String topic) {
    return name.endsWith(topic);
  }

  @Override
  public synchronized void onMessage(String topic, Message message) {
    values.add(message.as(Long.class));
    position = message.position();
  }

  @Override
  public synchronized void onGap(Gap gap) {
    gaps.add(gap);
  }

  synchronized List<Long> values() {
    return List.copyOf(values);
  }

  synchronized @Nullable String position() {
    return position;
  }

  /** It must be a piece of the topic's order, without a hole, and without a gap. */
  void expectPartOf(Map<Long, Integer> places, long seed) {
    if (!gaps.isEmpty()) {
      fail("with seed %d: %s was told %s".formatted(seed, name, gaps));
    }
    Integer before = null;
    for (Long message : values()) {
      Integer place = places.get(message);
      if (place == null || (before != null && place != before + 1)) {
        fail(
            "with seed %d: %s heard %s, which is at place %s of the order, behind place %s"
                .formatted(seed, name, message, place, before));
      }
      before = place;
    }
  }
}
