package io.jview.benchmarks.replay;

import io.jview.benchmarks.Rounds;
import io.jview.benchmarks.broker.Payload;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Replay;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** Milliseconds until a session that begins with all has all that was sent before. */
final class CatchUp implements Rounds.Trial {

  private static final String TOPIC = "catch-up";
  private static final int AT_ONCE = 2_000;

  private final Supplier<PubSubProvider> providers;
  private final int messages;
  private boolean isFilled;

  CatchUp(Supplier<PubSubProvider> providers, int messages) {
    this.providers = providers;
    this.messages = messages;
  }

  @Override
  public double measure() throws Exception {
    PubSubProvider provider = providers.get();
    done(provider.start());
    try {
      if (!isFilled) {
        fill(provider);
        isFilled = true;
      }
      CountDownLatch left = new CountDownLatch(messages);
      long begin = System.nanoTime();
      provider.subscribeTopic("s", TOPIC, Replay.all(), (topic, message) -> left.countDown());
      if (!left.await(1, TimeUnit.MINUTES)) {
        throw new IllegalStateException(left.getCount() + " messages were lost");
      }
      return (System.nanoTime() - begin) / 1e6;
    } finally {
      done(provider.stop());
    }
  }

  private void fill(PubSubProvider provider) throws Exception {
    CompletionStage<Void> last = CompletableFuture.completedStage(null);
    for (int i = 0; i < messages; i++) {
      last = provider.broadcast(TOPIC, Payload.text(i));
      if (i % AT_ONCE == 0) {
        done(last);
      }
    }
    done(last);
  }

  private static void done(CompletionStage<Void> stage) throws Exception {
    stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }
}
