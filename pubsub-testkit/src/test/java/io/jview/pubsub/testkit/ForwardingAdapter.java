package io.jview.pubsub.testkit;

import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.Traits;
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
  public CompletionStage<Void> subscribe(Collection<String> topics) {
    return sound.subscribe(topics);
  }

  @Override
  public CompletionStage<Void> unsubscribe(Collection<String> topics) {
    return sound.unsubscribe(topics);
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    return sound.publish(topic, frame);
  }

  @Override
  public Traits traits() {
    return sound.traits();
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
    public void up(Direction direction) {
      to.up(direction);
    }

    @Override
    public void down(Direction direction, Throwable cause) {
      to.down(direction, cause);
    }
  }
}
