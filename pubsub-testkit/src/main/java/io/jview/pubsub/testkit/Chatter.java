package io.jview.pubsub.testkit;

import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.LockSupport;

/** A thread that broadcasts numbers to a topic until it is closed. */
final class Chatter implements AutoCloseable {

  private static final long PAUSE_NANOS = 100_000;

  private final Node node;
  private final String topic;
  private final Thread thread;
  private volatile boolean closed;

  Chatter(Node node, String topic) {
    this.node = node;
    this.topic = topic;
    this.thread = Thread.ofVirtual().name("jview-kit-chatter").start(this::run);
  }

  private void run() {
    CompletionStage<Void> last = null;
    for (long number = 0; !closed; number++) {
      last = node.provider().broadcast(topic, number);
      LockSupport.parkNanos(PAUSE_NANOS);
    }
    if (last != null) {
      node.waits().outcome(last, "the last broadcast");
    }
  }

  @Override
  public void close() {
    closed = true;
    Threads.join(List.of(thread));
  }
}
