package io.jview.pubsub.testkit;

import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.util.Collection;
import java.util.concurrent.CompletionStage;

/** An adapter whose topics have names of their own at the broker. */
final class PrefixedAdapter extends ForwardingAdapter {

  private final String prefix;

  PrefixedAdapter(PubSubAdapter sound, String prefix) {
    super(sound);
    this.prefix = prefix;
  }

  @Override
  void frame(Inbound to, String topic, byte[] frame) {
    to.frame(topic.substring(prefix.length()), frame);
  }

  @Override
  public CompletionStage<Void> subscribe(Collection<String> topics) {
    return super.subscribe(topics.stream().map(prefix::concat).toList());
  }

  @Override
  public CompletionStage<Void> unsubscribe(Collection<String> topics) {
    return super.unsubscribe(topics.stream().map(prefix::concat).toList());
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    return super.publish(prefix + topic, frame);
  }
}
