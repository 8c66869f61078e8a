package io.jview.pubsub;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Numbers the frames that go out, for each topic on its own. A topic that was not sent to for long
 * is forgotten; what is counted anew from then on has a fresh origin, so no number comes twice.
 * Used by one thread at a time.
 */
final class Origins {

  private final Supplier<String> ids;
  private final int maxTopics;
  private final Map<String, Counter> counters = new LinkedHashMap<>(16, 0.75f, true);
  private String origin;

  Origins(Supplier<String> ids, int maxTopics) {
    this.ids = ids;
    this.maxTopics = maxTopics;
    this.origin = fresh(ids);
  }

  private static String fresh(Supplier<String> ids) {
    return new String(Json.encode(ids.get()), UTF_8);
  }

  /** Makes the next frame of a topic. */
  byte[] frame(String topic, byte[] json) {
    Counter counter = counters.get(topic);
    if (counter == null) {
      counter = new Counter(Frame.head(topic), origin);
      counters.put(topic, counter);
      forgetEldest();
    }
    return Frame.encode(counter.head, json, counter.origin, ++counter.sequence);
  }

  private void forgetEldest() {
    if (counters.size() > maxTopics) {
      counters.remove(counters.keySet().iterator().next());
      origin = fresh(ids);
    }
  }

  private static final class Counter {
    private final byte[] head;
    private final String origin;
    private long sequence;

    Counter(byte[] head, String origin) {
      this.head = head;
      this.origin = origin;
    }
  }
}
