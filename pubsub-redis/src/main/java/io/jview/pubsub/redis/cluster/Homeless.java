package io.jview.pubsub.redis.cluster;

import java.util.HashSet;
import java.util.Set;

/** Topics of a cluster that have lost their node, until it is told. Safe for all threads. */
final class Homeless {

  /** Guarded by this. */
  private Set<String> lost = new HashSet<>();

  synchronized void lost(Set<String> topics) {
    lost.addAll(topics);
  }

  synchronized Set<String> takeLost() {
    Set<String> taken = lost;
    lost = new HashSet<>();
    return taken;
  }
}
