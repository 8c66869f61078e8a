package io.jview.benchmarks.memory;

import io.jview.pubsub.PubSub;
import io.jview.pubsub.TopicHandler;
import java.util.List;

/** The engine of this project, as {@code PubSub.inMemory()} makes it. */
final class JViewPeer implements Peer {

  private final int others;

  /** With so many other sessions, each on a topic of its own. */
  JViewPeer(int others) {
    this.others = others;
  }

  @Override
  public Channel open(List<Receiver> receivers, Payload payload) {
    PubSub pubsub = PubSub.inMemory();
    pubsub.start().toCompletableFuture().join();
    for (int i = 0; i < others; i++) {
      pubsub.subscribeTopic("other-" + i, "other-" + i, (topic, message) -> {});
    }
    for (int i = 0; i < receivers.size(); i++) {
      pubsub.subscribeTopic("session-" + i, "topic", handler(receivers.get(i), payload));
    }
    return new Channel() {
      @Override
      public void publish(Object message) {
        pubsub.broadcast("topic", message);
      }

      @Override
      public void close() {
        pubsub.stop().toCompletableFuture().join();
        if (pubsub.stats().dropped() + pubsub.stats().failedHandlers() > 0) {
          throw new IllegalStateException("not all was delivered: " + pubsub.stats());
        }
      }
    };
  }

  private static TopicHandler handler(Receiver receiver, Payload payload) {
    return (topic, message) -> receiver.receive(message.as(payload.type));
  }

  @Override
  public boolean keepsOrder() {
    return true;
  }

  @Override
  public int most() {
    return Integer.MAX_VALUE;
  }
}
