package io.jview.pubsub.broker;

import io.jview.pubsub.delivery.Limits;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What each topic has in the outbox, and what it may have: three times as much as is left. So one
 * topic alone takes three quarters, two take three sevenths each, and however many there are, some
 * room is left for one that has nothing in it yet (B7). Guarded by the outbox's lock.
 */
final class Shares {

  private static final int TIMES_WHAT_IS_LEFT = 3;

  private final Limits limits;
  private final Map<String, Share> byTopic = new HashMap<>();
  private int count;
  private long bytes;

  /** The topic that was added to last, often the next one too. */
  private @Nullable Share latest;

  Shares(Limits limits) {
    this.limits = limits;
  }

  /** Takes room for a message; null where there is none for its topic. */
  @Nullable Share take(String topic, int size) {
    Share share = share(topic);
    int countLeft = limits.messages() - count;
    long bytesLeft = limits.bytes() - bytes - size;
    boolean fits =
        share.count < (long) TIMES_WHAT_IS_LEFT * countLeft
            && bytesLeft >= 0
            && (share.count == 0 || share.bytes <= TIMES_WHAT_IS_LEFT * bytesLeft);
    if (!fits) {
      forget(share);
      return null;
    }
    share.count++;
    share.bytes += size;
    count++;
    bytes += size;
    return share;
  }

  private Share share(String topic) {
    Share share = latest;
    if (share == null || !share.topic.equals(topic)) {
      share = byTopic.computeIfAbsent(topic, Share::new);
      latest = share;
    }
    return share;
  }

  /** Gives room back. */
  void give(Share share, int size) {
    share.count--;
    share.bytes -= size;
    count--;
    bytes -= size;
    forget(share);
  }

  private void forget(Share share) {
    if (share.count == 0 && share != latest) {
      byTopic.remove(share.topic, share);
    }
    if (byTopic.size() > limits.messages()) {
      byTopic.values().removeIf(idle -> idle.count == 0 && idle != latest);
    }
  }

  /** What fills it most. */
  String fullest() {
    Share fullest = null;
    for (Share share : byTopic.values()) {
      fullest = fullest == null || share.count > fullest.count ? share : fullest;
    }
    return fullest == null
        ? ""
        : ", of which %,d are for topic '%s'".formatted(fullest.count, fullest.topic);
  }

  int count() {
    return count;
  }

  long bytes() {
    return bytes;
  }

  /** A topic's. */
  static final class Share {
    private final String topic;
    private int count;
    private long bytes;

    Share(String topic) {
      this.topic = topic;
    }
  }
}
