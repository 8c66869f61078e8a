package io.jview.pubsub.presence.node;

import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.presence.node.Said.Alive;
import io.jview.pubsub.presence.node.Said.Ask;
import io.jview.pubsub.presence.node.Said.AskInstance;
import io.jview.pubsub.presence.node.Said.Bye;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * What an instance says to others, over the provider: on a topic of its own for each topic of the
 * application, and on one for all that is about instances.
 */
final class Voice {

  /** Where instances say that they live and end. */
  static final String CONTROL = "jview:presence";

  private static final String PREFIX = CONTROL + ":";

  private final PubSubProvider pubsub;
  private final String self;
  private final String sessionId;
  private final Serial serial;
  private final Errands errands;
  private final LongAdder asked = new LongAdder();
  private @Nullable CompletionStage<Void> control;

  Voice(PubSubProvider pubsub, String self, Serial serial, Errands errands) {
    this.pubsub = pubsub;
    this.self = self;
    this.sessionId = PREFIX + self;
    this.serial = serial;
    this.errands = errands;
  }

  String self() {
    return self;
  }

  long asked() {
    return asked.sum();
  }

  /** Listens to a topic, and to what is about instances. */
  CompletionStage<Void> listen(String topic, TopicHandler handler, TopicHandler aboutInstances) {
    if (control == null || control.toCompletableFuture().isCompletedExceptionally()) {
      control = pubsub.subscribeTopic(sessionId, CONTROL, aboutInstances);
    }
    return control.thenCombine(
        pubsub.subscribeTopic(sessionId, PREFIX + topic, handler), (one, other) -> null);
  }

  void leave(String topic) {
    pubsub.unsubscribeTopic(sessionId, PREFIX + topic);
  }

  CompletionStage<Void> leaveAll() {
    return pubsub.unsubscribeAll(sessionId);
  }

  /** Says something on a topic once. */
  CompletionStage<Void> say(String topic, Said said) {
    return pubsub.broadcast(PREFIX + topic, Wire.write(said));
  }

  /**
   * Says all that this instance has on a topic, until it was taken.
   *
   * @param ended is run on the {@link Serial} thread whenever that has been tried
   */
  void announce(Held held, Runnable ended) {
    errands.add(
        "state " + held.topic, () -> held.announce(serial, said -> say(held.topic, said), ended));
  }

  /** Asks all others what they have on a topic, until it was taken. */
  void ask(String topic) {
    asked.increment();
    errands.add("ask " + topic, () -> say(topic, new Ask(self)));
  }

  /** Asks an instance for all that it has, until it was taken. */
  void askInstance(String other) {
    errands.add("ask of " + other, () -> sayToAll(new AskInstance(self, other)));
  }

  void alive() {
    sayToAll(new Alive(self));
  }

  CompletionStage<Void> bye() {
    return sayToAll(new Bye(self));
  }

  private CompletionStage<Void> sayToAll(Said said) {
    return pubsub.broadcast(CONTROL, Wire.write(said));
  }
}
