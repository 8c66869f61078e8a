package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.liveview.view.ComponentInstance;
import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.TopicHandler;
import java.util.concurrent.Semaphore;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A view's subscription: hands what comes to the view's mailbox, nothing else. */
final class Subscription implements TopicHandler {

  /** How many messages of a kept topic wait for the view. */
  private static final int MOST_KEPT = 64;

  private final Subscriptions owner;
  private final @Nullable ComponentInstance<?, ?> to;
  private final Consumer<Mail> mailbox;
  private volatile boolean ended;

  /** For how many more messages of a kept topic there is room; null until the first has come. */
  private volatile @Nullable Semaphore room;

  /**
   * Makes one.
   *
   * @param to the component that listens; null for the view itself
   */
  Subscription(Subscriptions owner, @Nullable ComponentInstance<?, ?> to, Consumer<Mail> mailbox) {
    this.owner = owner;
    this.to = to;
    this.mailbox = mailbox;
  }

  /** Of a topic that is kept nothing is dropped: what the view has no room for waits in the log. */
  @Override
  public void onMessage(String topic, Message message) throws InterruptedException {
    if (message.position() != null) {
      room().acquire();
      if (ended) {
        return;
      }
    }
    mailbox.accept(new Mail.Told(this, to, Info.of(topic, message)));
  }

  @Override
  public void onGap(Gap gap) {
    mailbox.accept(new Mail.Missed(this, to, gap));
  }

  private Semaphore room() {
    Semaphore known = room;
    if (known == null) {
      known = new Semaphore(MOST_KEPT);
      room = known;
    }
    return known;
  }

  /** One of its messages has left the mailbox. */
  void taken() {
    Semaphore known = room;
    if (known != null && known.availablePermits() < MOST_KEPT) {
      known.release();
    }
  }

  /** Takes note that it has ended by itself; called by the view's thread. */
  void rejected(String topic) {
    owner.forget(topic);
  }

  /** What waits of it in the mailbox is not wanted any more. */
  void end() {
    ended = true;
    Semaphore known = room;
    if (known != null) {
      known.release(MOST_KEPT);
    }
  }

  boolean isEnded() {
    return ended;
  }
}
