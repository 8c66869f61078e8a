package io.jview.pubsub.engine;

import io.jview.pubsub.Message;
import io.jview.pubsub.delivery.Audience;
import io.jview.pubsub.delivery.Registry;
import io.jview.pubsub.delivery.Registry.Place;
import io.jview.pubsub.delivery.Topic;
import io.jview.pubsub.replay.MemoryLog;
import io.jview.pubsub.replay.TopicLog;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.Traits;
import io.jview.pubsub.work.Stages;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** The way without a broker: a message goes straight to the topic's order. */
public final class MemoryLink implements Link {

  private static final Traits TRAITS = new Traits(true, true, false);

  private final Registry registry;
  private final MemoryLog log;

  /** Makes one that finds its topics in a registry, and keeps some of them in a log. */
  public MemoryLink(Registry registry, MemoryLog log) {
    this.registry = registry;
    this.log = log;
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
  public CompletionStage<Void> send(
      String topic, Message message, Audience audience, @Nullable LogBounds kept) {
    if (kept == null) {
      deliver(topic, message, audience, false);
    } else {
      log.append(topic, message, audience, kept, placed -> deliver(topic, placed, audience, true));
    }
    return Stages.DONE;
  }

  private void deliver(String name, Message message, Audience audience, boolean isLogged) {
    Topic topic = registry.topic(name);
    if (topic != null) {
      topic.deliver(message, audience, isLogged);
    }
  }

  @Override
  public TopicLog log() {
    return log;
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
