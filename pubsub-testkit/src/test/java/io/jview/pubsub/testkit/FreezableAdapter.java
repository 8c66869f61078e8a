package io.jview.pubsub.testkit;

import io.jview.pubsub.LoopbackBroker;
import io.jview.pubsub.spi.Inbound;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** An adapter whose connection can die without a word; where it watches, it finds that out. */
final class FreezableAdapter extends ForwardingAdapter {

  private static final Duration FOUND_AFTER = Duration.ofMillis(300);

  private final LoopbackBroker.Node node;
  private final boolean watches;
  private volatile boolean frozen;

  FreezableAdapter(LoopbackBroker.Node node, boolean watches) {
    super(node);
    this.node = node;
    this.watches = watches;
  }

  void freeze() {
    frozen = true;
    if (watches) {
      Executor later =
          CompletableFuture.delayedExecutor(FOUND_AFTER.toMillis(), TimeUnit.MILLISECONDS);
      later.execute(node::cut);
    }
  }

  @Override
  public CompletionStage<Void> connect(Inbound inbound) {
    frozen = false;
    return super.connect(inbound);
  }

  @Override
  void frame(Inbound to, String topic, byte[] frame) {
    if (!frozen) {
      to.frame(topic, frame);
    }
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    return frozen ? new CompletableFuture<>() : super.publish(topic, frame);
  }
}
