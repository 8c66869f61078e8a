package io.jview.pubsub.broker;

import io.jview.pubsub.json.Utf8;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the frames that go out, for each topic on its own. A topic that was not sent to for long
 * is forgotten; what is counted anew from then on has a fresh origin, so no number comes twice.
 * Used by one thread at a time.
 */
final class Origins {

  private final Supplier<String> ids;
  private final int maxTopics;
  private final Signatures signatures;
  private final Map<String, Counter> counters = new LinkedHashMap<>(16, 0.75f, true);
  private byte[] origin;

  /** The topic that was sent to last, often the next one too. */
  private @Nullable Counter latest;

  Origins(Supplier<String> ids, int maxTopics, Signatures signatures) {
    this.ids = ids;
    this.maxTopics = maxTopics;
    this.signatures = signatures;
    this.origin = fresh(ids);
  }

  private static byte[] fresh(Supplier<String> ids) {
    String id = ids.get();
    if (Utf8.length(id) > Frame.MAX_ORIGIN_BYTES) {
      throw new IllegalArgumentException(
          "an originId has at most " + Frame.MAX_ORIGIN_BYTES + " bytes; this one is '" + id + "'");
    }
    return Frame.middle(id);
  }

  /** Makes the next frame of a topic, for an audience as {@link Audiences#write} writes it. */
  byte[] frame(String topic, byte[] json, byte[] audience) {
    Counter counter = latest;
    if (counter == null || !counter.topic.equals(topic)) {
      counter = counter(topic);
      latest = counter;
    }
    return signatures.sign(
        Frame.encode(counter.head, json, audience, counter.origin, ++counter.sequence));
  }

  private Counter counter(String topic) {
    Counter counter = counters.get(topic);
    if (counter == null) {
      counter = new Counter(topic, origin);
      counters.put(topic, counter);
      forgetEldest();
    }
    return counter;
  }

  private void forgetEldest() {
    if (counters.size() > maxTopics) {
      counters.remove(counters.keySet().iterator().next());
      origin = fresh(ids);
    }
  }

  private static final class Counter {
    private final String topic;
    private final byte[] head;
    private final byte[] origin;
    private long sequence;

    Counter(String topic, byte[] origin) {
      this.topic = topic;
      this.head = Frame.head(topic);
      this.origin = origin;
    }
  }
}
