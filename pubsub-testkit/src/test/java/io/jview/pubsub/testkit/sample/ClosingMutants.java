package io.jview.pubsub.testkit.sample;

import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.testkit.sample.SampleFixture.Adapters;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Bugs in closing. */
final class ClosingMutants {

  private ClosingMutants() {}

  static List<Mutant> all() {
    return List.of(
        new Mutant("a stop leaves the receiving connection open", "L3", leavesConnection()),
        new Mutant("a stop leaves a thread behind", "L3", leavesThread()),
        new Mutant("a stop is never done", "L1", neverCloses()));
  }

  private static Adapters leavesConnection() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> close() {
            clients.remove(Direction.RECEIVING);
            return super.close();
          }
        };
  }

  private static Adapters leavesThread() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          private final Thread idle =
              Thread.ofPlatform()
                  .daemon()
                  .name("sample-idle")
                  .start(
                      () -> {
                        try {
                          Thread.sleep(60_000);
                        } catch (InterruptedException e) {
                          Thread.currentThread().interrupt();
                        }
                      });

          @Override
          public CompletionStage<Void> close() {
            return super.close().thenRun(() -> assertAlive(idle));
          }
        };
  }

  private static void assertAlive(Thread thread) {
    if (!thread.isAlive()) {
      throw new IllegalStateException("the mutant is none");
    }
  }

  private static Adapters neverCloses() {
    return (broker, prefix) ->
        new SampleAdapter(broker, prefix) {
          @Override
          public CompletionStage<Void> close() {
            super.close();
            return new CompletableFuture<>();
          }
        };
  }
}
