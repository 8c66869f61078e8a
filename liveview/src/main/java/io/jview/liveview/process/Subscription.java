package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.liveview.view.ComponentInstance;
import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.TopicHandler;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A view's subscription: hands what comes to the view's mailbox, nothing else. */
final class Subscription implements TopicHandler {

  private final Subscriptions owner;
  private final @Nullable ComponentInstance<?, ?> to;
  private final Consumer<Mail> mailbox;
  private volatile boolean ended;

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

  @Override
  public void onMessage(String topic, Message message) {
    mailbox.accept(new Mail.Told(this, to, Info.of(topic, message)));
  }

  @Override
  public void onGap(Gap gap) {
    mailbox.accept(new Mail.Missed(this, to, gap));
  }

  /** Takes note that it has ended by itself; called by the view's thread. */
  void rejected(String topic) {
    owner.forget(topic);
  }

  /** What waits of it in the mailbox is not wanted any more. */
  void end() {
    ended = true;
  }

  boolean isEnded() {
    return ended;
  }
}
