package io.jview.pubsub.presence;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.presence.node.Node;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Who is there, on all instances that share a provider's broker. A session is tracked under a key,
 * such as a user's name, with something that it says of itself; every instance that looks at the
 * topic lists the same.
 *
 * <pre>{@code
 * Presence presence = Presence.over(pubsub);
 * presence.track(sessionId, "room:1", "ada", Map.of("typing", false));
 * presence.watch(sessionId, "room:1", diff -> …);
 * presence.leave(sessionId);
 * }</pre>
 *
 * <p>Nothing is stored anywhere: an instance says what has changed with its own sessions, and
 * answers whoever asks for them. A session goes with {@link #leave}, all of an instance's sessions
 * with {@link #stop}, and those of an instance that has died after {@link PresenceBuilder#timeout}.
 * While the broker is away, lists stay as they are, and become right again when it is back.
 *
 * <p>Thread-safe; no method blocks. What is wrong with the arguments is thrown at once.
 */
public final class Presence {

  /** How large the JSON form of what a session says of itself may be, in bytes. */
  public static final int MAX_META_BYTES = Node.MAX_META_BYTES;

  /** How many may be there on one topic. */
  public static final int MAX_PRESENT = Node.MAX_PRESENT;

  private final Node node;

  Presence(Node node) {
    this.node = node;
  }

  /**
   * Makes one with the usual settings.
   *
   * @param pubsub the provider, started and stopped by its owner; stop this one first
   * @return the presence of this instance
   */
  public static Presence over(PubSubProvider pubsub) {
    return builder(pubsub).build();
  }

  /**
   * Makes one with settings.
   *
   * @param pubsub the provider, started and stopped by its owner; stop this one first
   * @return a builder
   */
  public static PresenceBuilder builder(PubSubProvider pubsub) {
    return new PresenceBuilder(pubsub);
  }

  /**
   * Says that a session is there. The same session, topic and key again updates what it says of
   * itself.
   *
   * @param sessionId the session; any non-empty text, unique on this instance, never sent
   * @param topic where it is; any text that is a topic, of at most 1,000 bytes of UTF-8
   * @param key whom it is tracked under: any non-empty text of at most 1,024 characters
   * @param meta what it says of itself: null, a text, a map, a record … that has a JSON form of at
   *     most {@link #MAX_META_BYTES}
   * @return done when it is registered here; others are told right then, or when the broker is
   *     back. Fails with {@link PresenceFullException} where the topic is full, and with what the
   *     provider says where it refuses the topic
   * @throws io.jview.pubsub.MessageEncodingException if the meta has no JSON form
   * @throws IllegalArgumentException if it is too large, or another argument is none
   * @throws IllegalStateException after {@link #stop}
   */
  public CompletionStage<Void> track(
      String sessionId, String topic, String key, @Nullable Object meta) {
    return node.track(sessionId, topic, key, Message.of(meta));
  }

  /**
   * Changes what a session says of itself; does nothing where it is not tracked.
   *
   * @param sessionId the session
   * @param topic where it is
   * @param key whom it is tracked under
   * @param meta see {@link #track}
   * @return see {@link #track}
   * @throws io.jview.pubsub.MessageEncodingException if the meta has no JSON form
   * @throws IllegalArgumentException if it is too large, or another argument is none
   */
  public CompletionStage<Void> update(
      String sessionId, String topic, String key, @Nullable Object meta) {
    return node.update(sessionId, topic, key, Message.of(meta));
  }

  /**
   * Says that a session is not there any more; does nothing where it was not.
   *
   * @param sessionId the session
   * @param topic where it was
   * @param key whom it was tracked under
   * @return done when it is registered here
   */
  public CompletionStage<Void> untrack(String sessionId, String topic, String key) {
    return node.untrack(sessionId, topic, key);
  }

  /**
   * Has a session be told who comes and goes. The same session and topic again replaces the
   * handler.
   *
   * @param sessionId who is told
   * @param topic where to look
   * @param handler what is called, at first with all who are there
   * @return done when the topic is looked at; others' sessions are told as they answer, within
   *     moments. Fails with what the provider says where it refuses the topic
   * @throws IllegalStateException after {@link #stop}
   */
  public CompletionStage<Void> watch(String sessionId, String topic, PresenceHandler handler) {
    return node.watch(sessionId, topic, requireNonNull(handler, "handler"));
  }

  /**
   * Ends that; does nothing where it was not.
   *
   * @param sessionId who was told
   * @param topic where it looked
   * @return done when no call of the handler begins any more
   */
  public CompletionStage<Void> unwatch(String sessionId, String topic) {
    return node.unwatch(sessionId, topic);
  }

  /**
   * Ends all that a session is tracked under and watches; to be called when it ends.
   *
   * @param sessionId the session
   * @return done when it is registered here
   */
  public CompletionStage<Void> leave(String sessionId) {
    return node.leave(sessionId);
  }

  /**
   * Lists who is there, as far as this instance knows: it knows of topics that one of its sessions
   * is tracked on or watches.
   *
   * @param topic the topic
   * @return all who are there, ordered by key; empty for a topic that this instance does not look
   *     at
   */
  public List<Present> list(String topic) {
    return node.list(topic);
  }

  /**
   * Gives its numbers.
   *
   * @return a reading
   */
  public PresenceStats stats() {
    return node.stats();
  }

  /**
   * Tells all others that this instance's sessions are gone, and ends. Stopping again is fine.
   *
   * @return done when it has told them, or failed to; never fails
   */
  public CompletionStage<Void> stop() {
    return node.stop();
  }
}
