package io.jview.liveview.trust;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.log.LimitedLog;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Finds instances that cannot read each other's pages and sessions. Each tells the ids of its keys
 * when it starts and after a gap; one that sees something wrong says so and answers, so that the
 * other says so too. Called by one thread at a time, as handlers are.
 */
public final class KeyCheck implements TopicHandler {

  /** Reserved for this. */
  static final String TOPIC = "jview:instances";

  private static final String INSTANCE = "instance";
  private static final String KEYS = "keys";
  private static final String ANSWERS = "answers";

  private final PubSubProvider pubsub;
  private final String instance;
  private final List<String> ours;
  private final LimitedLog log;

  /**
   * Makes one.
   *
   * @param instance an id that no other instance has
   * @param ours the ids of our keys; the first one signs
   */
  public KeyCheck(PubSubProvider pubsub, String instance, List<String> ours, LimitedLog log) {
    this.pubsub = pubsub;
    this.instance = instance;
    this.ours = ours;
    this.log = log;
  }

  /** Listens, and tells the others. */
  public CompletionStage<Void> start() {
    return pubsub.subscribeTopic(instance, TOPIC, this).thenRun(() -> tell(null));
  }

  private void tell(@Nullable String asker) {
    Map<String, Object> keys = Map.of(INSTANCE, instance, KEYS, ours);
    Object message = asker == null ? keys : Map.of(INSTANCE, instance, KEYS, ours, ANSWERS, asker);
    pubsub
        .broadcast(TOPIC, message)
        .exceptionally(
            failure -> {
              log.warn("The other instances could not be told of the keys here", failure);
              return null;
            });
  }

  @Override
  public void onGap(Gap gap) {
    tell(null);
  }

  @Override
  public void onMessage(String topic, Message message) {
    if (message.value() instanceof Map<?, ?> said
        && said.get(INSTANCE) instanceof String other
        && said.get(KEYS) instanceof List<?> theirs) {
      Object asker = said.get(ANSWERS);
      boolean forUs = asker == null || asker.equals(instance);
      if (forUs && !other.equals(instance) && !theirs.isEmpty() && isWrong(other, theirs)) {
        answer(asker, other);
      }
    }
  }

  /** Answers what was no answer itself. */
  private void answer(@Nullable Object asker, String other) {
    if (asker == null) {
      tell(other);
    }
  }

  private boolean isWrong(String other, List<?> theirs) {
    if (Collections.disjoint(ours, theirs)) {
      log.error(
          "Instance {} has none of the secrets of this one (its key ids are {}, here they are {}):"
              + " pages and sessions of the one are refused by the other."
              + " Start all instances with the same JVIEW_SECRET",
          other,
          theirs,
          ours);
      return true;
    }
    if (!ours.contains(theirs.getFirst())) {
      log.warn(
          "Instance {} signs with a secret that this one does not have yet (key id {}, here are"
              + " {}). Add a new secret behind the old one everywhere, before it goes in front",
          other,
          theirs.getFirst(),
          ours);
    }
    return !theirs.contains(ours.getFirst()) || !ours.contains(theirs.getFirst());
  }
}
