package io.jview.pubsub.testkit;

import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** An adapter whose connection can die without a word; where it watches, it finds that out. */
final class FreezableAdapter extends ForwardingAdapter {

  private static final Duration FOUND_AFTER = Duration.ofMillis(300);

  private final boolean watches;
  private volatile boolean frozen;
  private volatile Inbound inbound;

  FreezableAdapter(PubSubAdapter sound, boolean watches) {
    super(sound);
    this.watches = watches;
  }

  void freeze() {
    frozen = true;
    if (watches) {
      Executor later =
          CompletableFuture.delayedExecutor(FOUND_AFTER.toMillis(), TimeUnit.MILLISECONDS);
      later.execute(this::found);
    }
  }

  private void found() {
    IOException cause = new IOException("the peer is dead");
    inbound.receiving(false, cause);
    inbound.sending(false, cause);
  }

  @Override
  public CompletionStage<Void> connect(Inbound reportTo) {
    inbound = reportTo;
    return super.connect(reportTo).thenRun(() -> frozen = false);
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
