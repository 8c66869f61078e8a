package io.jview.pubsub.testkit;

import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** An adapter that forwards all to another one, and all that comes in to whom it serves. */
class ForwardingAdapter implements PubSubAdapter {

  final PubSubAdapter sound;

  ForwardingAdapter(PubSubAdapter sound) {
    this.sound = sound;
  }

  /** A frame has come; forwarded unless overridden. */
  void frame(Inbound to, String topic, byte[] frame) {
    to.frame(topic, frame);
  }

  @Override
  public CompletionStage<Void> connect(Inbound inbound) {
    return sound.connect(new Forwarding(inbound));
  }

  @Override
  public CompletionStage<Void> subscribe(String topic) {
    return sound.subscribe(topic);
  }

  @Override
  public CompletionStage<Void> unsubscribe(String topic) {
    return sound.unsubscribe(topic);
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    return sound.publish(topic, frame);
  }

  @Override
  public CompletionStage<Void> close() {
    return sound.close();
  }

  private final class Forwarding implements Inbound {
    private final Inbound to;

    Forwarding(Inbound to) {
      this.to = to;
    }

    @Override
    public void frame(String topic, byte[] frame) {
      ForwardingAdapter.this.frame(to, topic, frame);
    }

    @Override
    public void malformed(String reason) {
      to.malformed(reason);
    }

    @Override
    public void lost(Collection<String> topics) {
      to.lost(topics);
    }

    @Override
    public void receiving(boolean up, Throwable cause) {
      to.receiving(up, cause);
    }

    @Override
    public void sending(boolean up, Throwable cause) {
      to.sending(up, cause);
    }
  }
}
