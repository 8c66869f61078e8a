package io.jview.liveview.process;

import io.jview.liveview.Info;
import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.TopicHandler;
import java.util.function.Consumer;

/** A view's subscription: hands what comes to the view's mailbox, nothing else. */
final class Subscription implements TopicHandler {

  private final Consumer<Mail> mailbox;
  private volatile boolean ended;

  Subscription(Consumer<Mail> mailbox) {
    this.mailbox = mailbox;
  }

  @Override
  public void onMessage(String topic, Message message) {
    mailbox.accept(new Mail.Told(this, Info.of(topic, message)));
  }

  @Override
  public void onGap(Gap gap) {
    mailbox.accept(new Mail.Missed(this, gap));
  }

  /** What waits of it in the mailbox is not wanted any more. */
  void end() {
    ended = true;
  }

  boolean isEnded() {
    return ended;
  }
}
