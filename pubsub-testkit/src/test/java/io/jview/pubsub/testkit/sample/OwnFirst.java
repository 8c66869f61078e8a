package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.Inbound;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;

/** Hears itself first and others a little later, as in a cluster that has no broker. */
public class OwnFirst extends SampleAdapter {

  private static final Duration AWAY = Duration.ofMillis(2);

  private final Set<String> own = ConcurrentHashMap.newKeySet();
  private final AdapterThread others = new AdapterThread("sample-others");

  public OwnFirst(SampleBroker broker, String prefix) {
    super(broker, prefix);
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    own.add(text(frame));
    return super.publish(topic, frame);
  }

  @Override
  void received(Inbound inbound, String channel, byte[] frame) {
    if (own.remove(text(frame))) {
      super.received(inbound, channel, frame);
    } else {
      others.later(AWAY, () -> super.received(inbound, channel, frame));
    }
  }

  @Override
  public CompletionStage<Void> close() {
    return others.close().thenCompose(done -> super.close());
  }
}
