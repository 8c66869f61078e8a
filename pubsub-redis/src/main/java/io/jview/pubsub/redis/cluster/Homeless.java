package io.jview.pubsub.redis.cluster;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;

/** Topics of a cluster without a node, until the slots are known again. Safe for all threads. */
final class Homeless {

  /** A topic that is to be subscribed, and the stage that waits. */
  record Wish(String topic, CompletableFuture<Void> answer) {}

  // Guarded by this.
  private List<Wish> wishes = new ArrayList<>();
  private Set<String> lost = new HashSet<>();

  synchronized void wish(String topic, CompletableFuture<Void> answer) {
    wishes.add(new Wish(topic, answer));
  }

  synchronized void lost(Set<String> topics) {
    lost.addAll(topics);
  }

  synchronized List<Wish> takeWishes() {
    List<Wish> taken = wishes;
    wishes = new ArrayList<>();
    return taken;
  }

  synchronized Set<String> takeLost() {
    Set<String> taken = lost;
    lost = new HashSet<>();
    return taken;
  }

  /** Everything has gone: all is asked for anew. */
  void forget(IOException cause) {
    takeLost();
    takeWishes().forEach(wish -> wish.answer.completeExceptionally(cause));
  }
}
