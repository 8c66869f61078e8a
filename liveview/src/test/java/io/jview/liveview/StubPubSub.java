package io.jview.liveview;

import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** A provider whose outcomes a test decides. */
final class StubPubSub implements PubSubProvider {

  final Map<String, TopicHandler> handlers = new ConcurrentHashMap<>();
  final CompletableFuture<Void> subscribed = new CompletableFuture<>();
  final CompletableFuture<Void> broadcast = new CompletableFuture<>();

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, TopicHandler handler) {
    handlers.put(topic, handler);
    return subscribed;
  }

  @Override
  public CompletionStage<Void> unsubscribeTopic(String sessionId, String topic) {
    handlers.remove(topic);
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> unsubscribeAll(String sessionId) {
    handlers.clear();
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> broadcast(String topic, Object message) {
    return broadcast;
  }

  @Override
  public CompletionStage<Void> start() {
    return CompletableFuture.completedStage(null);
  }

  @Override
  public CompletionStage<Void> stop() {
    return CompletableFuture.completedStage(null);
  }
}
