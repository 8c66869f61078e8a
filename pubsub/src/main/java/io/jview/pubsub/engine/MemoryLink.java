package io.jview.pubsub.engine;

import io.jview.pubsub.Message;
import io.jview.pubsub.delivery.Registry;
import io.jview.pubsub.delivery.Registry.Place;
import io.jview.pubsub.delivery.Topic;
import io.jview.pubsub.spi.Traits;
import io.jview.pubsub.work.Stages;
import java.util.concurrent.CompletionStage;

/** The way without a broker: a message goes straight to the topic's order. */
public final class MemoryLink implements Link {

  private static final Traits TRAITS = new Traits(true, false, false);

  private final Registry registry;

  /** Makes one that finds its topics in a registry. */
  public MemoryLink(Registry registry) {
    this.registry = registry;
  }

  @Override
  public CompletionStage<Void> start() {
    return Stages.DONE;
  }

  @Override
  public CompletionStage<Void> subscribed(Place place) {
    return Stages.DONE;
  }

  @Override
  public void unsubscribed(Place place) {
    // The registry has let go of it, and nobody else knows it.
  }

  @Override
  public CompletionStage<Void> send(String name, Message message) {
    Topic topic = registry.topic(name);
    if (topic != null) {
      topic.deliver(message);
    }
    return Stages.DONE;
  }

  @Override
  public CompletionStage<Void> stop() {
    return Stages.DONE;
  }

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public State state() {
    return new State(0, 0, true, true);
  }
}
