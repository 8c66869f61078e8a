package io.jview.pubsub.testkit;

import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * An instance as the tests talk to it: each call waits until it is done.
 *
 * @param provider the instance
 * @param waits how long to wait
 */
record Node(PubSubProvider provider, Waits waits) implements AutoCloseable {

  void start() {
    waits.done(provider.start(), "start");
  }

  void stop() {
    waits.done(provider.stop(), "stop");
  }

  Inbox subscribe(String session, String topic) {
    Inbox inbox = inbox(session, topic);
    subscribe(session, topic, inbox);
    return inbox;
  }

  void subscribe(String session, String topic, TopicHandler handler) {
    waits.done(
        provider.subscribeTopic(session, topic, handler),
        "subscribing '" + session + "' to '" + topic + "'");
  }

  Inbox inbox(String session, String topic) {
    return new Inbox("session '" + session + "' on '" + topic + "'", waits);
  }

  void unsubscribe(String session, String topic) {
    waits.done(
        provider.unsubscribeTopic(session, topic),
        "unsubscribing '" + session + "' from '" + topic + "'");
  }

  void unsubscribeAll(String session) {
    waits.done(provider.unsubscribeAll(session), "unsubscribing '" + session + "' from all");
  }

  void send(String topic, @Nullable Object message) {
    waits.done(provider.broadcast(topic, message), "broadcasting to '" + topic + "'");
  }

  /** Broadcasts on a thread of its own, which a handler may hold up. */
  CompletionStage<Void> begin(String topic, @Nullable Object message) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Thread.ofVirtual()
        .name("jview-kit-sender")
        .start(
            () ->
                provider
                    .broadcast(topic, message)
                    .whenComplete(
                        (nothing, failure) -> {
                          if (failure == null) {
                            done.complete(null);
                          } else {
                            done.completeExceptionally(failure);
                          }
                        }));
    return done;
  }

  /** Broadcasts a number, and the next one where that failed, until the broker has accepted one. */
  long sendUntilAccepted(String topic, long first) {
    long[] number = {first - 1};
    waits
        .untilTheLinkIsBack()
        .until(
            "a broadcast to '" + topic + "' was accepted",
            () -> waits.outcome(provider.broadcast(topic, ++number[0]), "a broadcast") == null);
    return number[0];
  }

  @Override
  public void close() {
    stop();
  }
}
