package io.jview.pubsub.testkit;

import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Replay;
import io.jview.pubsub.TopicHandler;
import java.util.concurrent.CompletionStage;

/** A provider that forwards all to another one: each broken provider overrides one thing. */
class ForwardingPubSub implements PubSubProvider {

  final PubSubProvider sound;

  ForwardingPubSub(PubSubProvider sound) {
    this.sound = sound;
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, TopicHandler handler) {
    return sound.subscribeTopic(sessionId, topic, handler);
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, Replay replay, TopicHandler handler) {
    return sound.subscribeTopic(sessionId, topic, replay, handler);
  }

  @Override
  public CompletionStage<Void> unsubscribeTopic(String sessionId, String topic) {
    return sound.unsubscribeTopic(sessionId, topic);
  }

  @Override
  public CompletionStage<Void> unsubscribeAll(String sessionId) {
    return sound.unsubscribeAll(sessionId);
  }

  @Override
  public CompletionStage<Void> broadcast(String topic, Object message) {
    return sound.broadcast(topic, message);
  }

  @Override
  public CompletionStage<Void> broadcastFrom(String sessionId, String topic, Object message) {
    return sound.broadcastFrom(sessionId, topic, message);
  }

  @Override
  public CompletionStage<Void> broadcastLocal(String topic, Object message) {
    return sound.broadcastLocal(topic, message);
  }

  @Override
  public CompletionStage<Void> start() {
    return sound.start();
  }

  @Override
  public CompletionStage<Void> stop() {
    return sound.stop();
  }
}
