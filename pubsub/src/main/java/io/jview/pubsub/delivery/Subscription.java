package io.jview.pubsub.delivery;

import io.jview.pubsub.TopicHandler;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One session on one topic, from its first subscribing to its end. */
public final class Subscription extends Recipient {

  static final int NOWHERE = -1;

  final Mailbox mailbox;

  /** Where it stands among those on the topic; the topic's. */
  int place = NOWHERE;

  /** Whether the broker refused it after it was done; written under the topic's lock. */
  volatile boolean rejected;

  /** Whether it reads from the log and wants nothing of the topic for now; the topic's. */
  boolean parked;

  // The link's notes; guarded by the topic's lock.
  private boolean announced;
  private @Nullable CompletableFuture<Void> confirmation;

  Subscription(
      String sessionId,
      String topic,
      TopicHandler handler,
      @Nullable Guard guard,
      Mailbox mailbox) {
    super(sessionId, topic, handler);
    this.guard = guard;
    this.mailbox = mailbox;
  }

  /** The session's id. */
  public String sessionId() {
    return sessionId;
  }

  /** What stands before its handler; null where nothing does. */
  public @Nullable Guard guard() {
    return guard;
  }

  /** Puts another one before its handler. */
  public void guard(Guard next) {
    guard = next;
  }

  /** Has the guard take a word in the session's turn, behind what waits. */
  public void word(Object word) {
    mailbox.add(this, word);
  }

  /** Whether no handler begins any more. */
  public boolean hasEnded() {
    return ended;
  }

  /** Notes that the link knows of it; gives whether it knew before. Under the topic's lock. */
  public boolean announce() {
    boolean before = announced;
    announced = true;
    return before;
  }

  /** Whether the link knows of it; under the topic's lock. */
  public boolean isAnnounced() {
    return announced;
  }

  /** Notes the stage that waits for the broker to confirm the topic; under the topic's lock. */
  public void awaits(CompletableFuture<Void> stage) {
    confirmation = stage;
  }

  /** The stage that waits for the broker; null where none does. Under the topic's lock. */
  public @Nullable CompletableFuture<Void> confirmation() {
    return confirmation;
  }

  /** Takes the stage that has waited, and waits no more; under the topic's lock. */
  public @Nullable CompletableFuture<Void> stopsWaiting() {
    CompletableFuture<Void> stage = confirmation;
    confirmation = null;
    return stage;
  }
}
