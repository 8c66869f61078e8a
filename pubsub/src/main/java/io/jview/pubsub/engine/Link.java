package io.jview.pubsub.engine;

import io.jview.pubsub.Message;
import io.jview.pubsub.delivery.Audience;
import io.jview.pubsub.delivery.Registry.Place;
import io.jview.pubsub.replay.TopicLog;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.Traits;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** Where an engine's broadcasts go and its topics' messages come from. */
public interface Link {

  /** Connects; done when messages can be sent and received, or the options do without. */
  CompletionStage<Void> start();

  /** A session has subscribed; done when the topic's later messages will reach it. */
  CompletionStage<Void> subscribed(Place place);

  /** A session has left its topic. */
  void unsubscribed(Place place);

  /**
   * Sends a message to those on the topic whom it is for.
   *
   * @param kept how much of the topic is kept; null where it is not
   */
  CompletionStage<Void> send(
      String topic, Message message, Audience audience, @Nullable LogBounds kept);

  /** Where kept topics are; null where there is no log. */
  @Nullable TopicLog log();

  /** Sends what was accepted, within the deadline of the engine's options, and lets go of all. */
  CompletionStage<Void> stop();

  /** Tells what this way can do and another cannot. */
  Traits traits();

  /** Adds what is known of the link to a reading of the counters. */
  State state();

  /** What waits to be sent, and which directions work. */
  record State(int outboxMessages, long outboxBytes, boolean receiving, boolean sending) {}
}
