package io.jview.pubsub.testkit.history;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Threads;
import io.jview.pubsub.testkit.history.History.Sent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Several publishers that send at once, each its own numbers in order.
 *
 * @param nodes where they send, in turn
 * @param topics where to
 * @param publishers how many at once
 * @param each how many messages of each publisher to each topic
 */
public record Flood(List<Node> nodes, List<String> topics, int publishers, int each) {

  public int messages() {
    return publishers * each * topics.size();
  }

  /** Returns when the broker has accepted all. */
  public void run() {
    Queue<CompletionStage<Void>> stages = new ConcurrentLinkedQueue<>();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < publishers; i++) {
      int publisher = i;
      threads.add(
          Thread.ofVirtual().name("jview-kit-flood-" + i).start(() -> send(publisher, stages)));
    }
    Threads.join(threads);
    stages.forEach(stage -> nodes.getFirst().waits().done(stage, "a broadcast"));
  }

  private void send(int publisher, Queue<CompletionStage<Void>> stages) {
    Node node = nodes.get(publisher % nodes.size());
    for (int number = 0; number < each; number++) {
      for (String topic : topics) {
        stages.add(node.provider().broadcast(topic, Sent.message(publisher, number)));
      }
    }
  }

  public void expectPublishersInOrder(List<Object> received) {
    Map<Long, Long> newest = new HashMap<>();
    for (Object entry : received) {
      long message = (Long) entry;
      Long before = newest.put(Sent.publisher(message), message);
      assertTrue(
          before == null || before < message,
          () -> "expected a publisher's messages in order, " + before + " came before " + message);
    }
  }
}
