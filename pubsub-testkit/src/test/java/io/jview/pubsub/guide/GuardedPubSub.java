package io.jview.pubsub.guide;

// snippet:guard
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Replay;
import io.jview.pubsub.TopicHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Lets nobody subscribe or send to a topic that is not allowed. */
final class GuardedPubSub implements PubSubProvider {

  private final PubSubProvider next;
  private final Predicate<String> allowed;

  GuardedPubSub(PubSubProvider next, Predicate<String> allowed) {
    this.next = next;
    this.allowed = allowed;
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, TopicHandler handler) {
    return allowed.test(topic) ? next.subscribeTopic(sessionId, topic, handler) : refused(topic);
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, Replay replay, TopicHandler handler) {
    return allowed.test(topic)
        ? next.subscribeTopic(sessionId, topic, replay, handler)
        : refused(topic);
  }

  @Override
  public CompletionStage<Void> unsubscribeTopic(String sessionId, String topic) {
    return next.unsubscribeTopic(sessionId, topic);
  }

  @Override
  public CompletionStage<Void> unsubscribeAll(String sessionId) {
    return next.unsubscribeAll(sessionId);
  }

  @Override
  public CompletionStage<Void> broadcast(String topic, @Nullable Object message) {
    return allowed.test(topic) ? next.broadcast(topic, message) : refused(topic);
  }

  @Override
  public CompletionStage<Void> broadcastFrom(
      String sessionId, String topic, @Nullable Object message) {
    return allowed.test(topic) ? next.broadcastFrom(sessionId, topic, message) : refused(topic);
  }

  @Override
  public CompletionStage<Void> broadcastLocal(String topic, @Nullable Object message) {
    return allowed.test(topic) ? next.broadcastLocal(topic, message) : refused(topic);
  }

  @Override
  public CompletionStage<Void> start() {
    return next.start();
  }

  @Override
  public CompletionStage<Void> stop() {
    return next.stop();
  }

  private static CompletionStage<Void> refused(String topic) {
    return CompletableFuture.failedStage(new PubSubException("topic '" + topic + "' is closed"));
  }
}
// end:guard
