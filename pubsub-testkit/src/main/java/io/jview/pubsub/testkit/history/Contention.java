package io.jview.pubsub.testkit.history;

import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Threads;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.random.RandomGenerator;

/** Threads that subscribe and unsubscribe one session and topic at once, in no order. */
public final class Contention {

  private static final int THREADS = 8;
  private static final int CHANGES = 10;

  private Contention() {}

  /** Returns when all threads have ended and all that they asked for is done. */
  public static void on(Node node, String session, String topic, long seed) {
    ConcurrentLinkedQueue<CompletionStage<Void>> stages = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      RandomGenerator random = RandomSchedule.random(seed + i);
      Runnable changes =
          () -> {
            for (int change = 0; change < CHANGES; change++) {
              stages.add(change(node.provider(), session, topic, random.nextBoolean()));
            }
          };
      threads.add(Thread.ofVirtual().name("jview-kit-contender-" + i).start(changes));
    }
    Threads.join(threads);
    stages.forEach(stage -> node.waits().done(stage, "subscribing and unsubscribing at once"));
  }

  private static CompletionStage<Void> change(
      PubSubProvider provider, String session, String topic, boolean subscribe) {
    return subscribe
        ? provider.subscribeTopic(session, topic, (on, message) -> {})
        : provider.unsubscribeTopic(session, topic);
  }
}
