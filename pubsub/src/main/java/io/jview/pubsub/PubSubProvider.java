package io.jview.pubsub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * A pluggable publish/subscribe: sessions subscribe to topics, and whatever is broadcast to a topic
 * reaches each of them, on every instance that shares the broker.
 *
 * <p>Every method may be called from any thread and never blocks. What is wrong with the arguments
 * is thrown at once: {@link NullPointerException} for a null, {@link IllegalArgumentException} for
 * a topic that is empty, longer than 1,024 bytes of UTF-8, or not text (a NUL, a lone surrogate).
 * Whatever else goes wrong fails the returned stage. Stages complete on a thread of the provider;
 * work that takes long belongs on another one ({@code thenRunAsync}).
 *
 * <p>The delivery rules, by id, are in {@code docs/delivery-rules.md}; in short: one order per
 * topic for all sessions on all instances, handlers of one session never overlap, nothing is
 * delivered twice, and what may have been lost is told by {@link TopicHandler#onGap}.
 *
 * <p>An instance runs once: {@link #start()}, use, {@link #stop()}. Before the start and after the
 * stop, subscribing and broadcasting fail with {@link IllegalStateException}.
 */
public interface PubSubProvider {

  /**
   * Subscribes a session to a topic. The same session and topic again replaces the handler;
   * messages that still wait go to the new one.
   *
   * @param sessionId who subscribes; any non-empty text, unique among the sessions of this instance
   * @param topic what to listen to
   * @param handler what is called for each message, one call at a time for a session
   * @return done when every broadcast begun from now on will be delivered or told as a gap; while
   *     the broker is away it is done at once, and the gap is told when the broker is back. Fails
   *     with {@link PubSubException} when the broker refuses the subscription
   */
  CompletionStage<Void> subscribeTopic(String sessionId, String topic, TopicHandler handler);

  /**
   * Ends a session's subscription to a topic; does nothing where there is none.
   *
   * @param sessionId who leaves
   * @param topic what it leaves
   * @return done when no handler of that subscription begins any more: one that is running is
   *     waited for, up to a second, unless the call comes from that handler itself
   */
  CompletionStage<Void> unsubscribeTopic(String sessionId, String topic);

  /**
   * Ends all subscriptions of a session; does nothing where there are none.
   *
   * @param sessionId who leaves
   * @return done as for {@link #unsubscribeTopic}
   */
  CompletionStage<Void> unsubscribeAll(String sessionId);

  /**
   * Sends a message to every session subscribed to the topic, on all instances, the sender's own
   * included. The message takes its JSON form before this method returns: later changes to the
   * object are not seen.
   *
   * @param topic where to send
   * @param message null, a boolean, number or text, a list, map, record or bean of such, or a
   *     {@link Message}
   * @return done when the broker has accepted the message; fails with {@link
   *     PubSubUnavailableException} when it has not, or when that cannot be known ({@link
   *     PubSubUnavailableException#outcomeUnknown()})
   * @throws MessageEncodingException if the message has no JSON form
   * @throws PayloadTooLargeException if its JSON form is larger than the limit (1 MiB unless set
   *     otherwise)
   */
  CompletionStage<Void> broadcast(String topic, @Nullable Object message);

  /**
   * Subscribes a session to a topic that is kept, and begins with what was sent before: history,
   * then what is sent, in the topic's one order, without a hole and without a message twice. The
   * same session and topic again begins anew, with the new handler.
   *
   * @param sessionId who subscribes, as for {@link #subscribeTopic(String, String, TopicHandler)}
   * @param topic what to listen to
   * @param replay where to begin
   * @param handler what is called for each message, of history too
   * @return done when every broadcast begun from now on will be delivered, behind the history, or
   *     told as a gap; while the broker is away it is done at once, and all comes when the broker
   *     is back. Fails with {@link IllegalStateException} where the topic is not kept, and with
   *     {@link UnsupportedOperationException} where the provider keeps none
   */
  default CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, Replay replay, TopicHandler handler) {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException(getClass().getName() + " keeps no topics"));
  }

  /**
   * Sends a message as {@link #broadcast} does, to all but one session of this instance: who has
   * made a change need not hear of it. In the topic's one order.
   *
   * @param sessionId who is left out; a session of another instance that is called the same is not
   * @param topic where to send
   * @param message what to send, as for {@link #broadcast}
   * @return as that of {@link #broadcast}; fails with {@link UnsupportedOperationException} where
   *     the provider cannot do it
   * @throws MessageEncodingException if the message has no JSON form
   * @throws PayloadTooLargeException if its JSON form is larger than the limit
   */
  default CompletionStage<Void> broadcastFrom(
      String sessionId, String topic, @Nullable Object message) {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException(getClass().getName() + " cannot leave out a session"));
  }

  /**
   * Sends a message as {@link #broadcast} does, to the sessions of this instance alone. It goes
   * through the broker too, and so keeps its place among what else this instance sends to the
   * topic; other instances leave it out.
   *
   * @param topic where to send
   * @param message what to send, as for {@link #broadcast}
   * @return as that of {@link #broadcast}; fails with {@link UnsupportedOperationException} where
   *     the provider cannot do it
   * @throws MessageEncodingException if the message has no JSON form
   * @throws PayloadTooLargeException if its JSON form is larger than the limit
   */
  default CompletionStage<Void> broadcastLocal(String topic, @Nullable Object message) {
    return CompletableFuture.failedFuture(
        new UnsupportedOperationException(getClass().getName() + " cannot leave out instances"));
  }

  /**
   * Connects to the broker. Starting again, while started, does nothing and gives the same stage.
   *
   * @return done when broadcasts and subscriptions work; fails with {@link PubSubException} that
   *     names the broker's address, never its password, when it cannot be reached, and with {@link
   *     IllegalStateException} after a stop
   */
  CompletionStage<Void> start();

  /**
   * Accepts nothing new, sends what was accepted within a deadline, and lets go of every thread and
   * connection. Stopping again, or without a start, is fine.
   *
   * @return done when no handler begins any more; handlers that still run at the deadline are
   *     interrupted. Never fails
   */
  CompletionStage<Void> stop();
}
