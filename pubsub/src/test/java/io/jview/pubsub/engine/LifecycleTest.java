package io.jview.pubsub.engine;

import static io.jview.pubsub.Engines.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.Engines;
import io.jview.pubsub.ManualClock;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.function.Supplier;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private final Recorder seen = new Recorder();

  @Test
  @DisplayName("L1 before the start every operation fails")
  void beforeTheStart() {
    PubSub pubsub = PubSub.inMemory();
    List<Supplier<CompletionStage<Void>>> operations =
        List.of(
            () -> pubsub.subscribeTopic("s", "t", seen),
            () -> pubsub.unsubscribeTopic("s", "t"),
            () -> pubsub.unsubscribeAll("s"),
            () -> pubsub.broadcast("t", 1));
    for (Supplier<CompletionStage<Void>> operation : operations) {
      assertThatThrownBy(() -> done(operation.get()))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("start()");
    }
  }

  @Test
  @DisplayName("L1 start and stop may be repeated; start after stop is refused")
  void repeats() {
    PubSub pubsub = PubSub.inMemory();
    done(pubsub.start());
    done(pubsub.start());
    done(pubsub.subscribeTopic("s", "t", seen));
    done(pubsub.stop());
    done(pubsub.stop());

    assertThatThrownBy(() -> done(pubsub.broadcast("t", 1)))
        .isInstanceOf(IllegalStateException.class);
    assertThatThrownBy(() -> done(pubsub.subscribeTopic("s", "t", seen)))
        .isInstanceOf(IllegalStateException.class);
    done(pubsub.unsubscribeTopic("s", "t"));
    done(pubsub.unsubscribeAll("s"));
    assertThatThrownBy(() -> done(pubsub.start()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("make another one");
    assertThat(seen.received()).isEmpty();
  }

  @Test
  @DisplayName("L3 a stop without a start is fine")
  void stopsWithoutStart() {
    done(PubSub.inMemory().stop());
  }

  @Test
  @DisplayName("L3 a stop waits for the handler that runs and discards what waits")
  void waitsForHandlers() throws InterruptedException {
    PubSub pubsub = PubSub.inMemory();
    done(pubsub.start());
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    done(
        pubsub.subscribeTopic(
            "s",
            "t",
            (topic, message) -> {
              entered.countDown();
              open.await();
              seen.onMessage(topic, message);
            }));
    pubsub.broadcast("t", 1);
    pubsub.broadcast("t", 2);
    entered.await();
    CompletionStage<Void> stopped = pubsub.stop();
    assertThat(Engines.isDone(stopped)).isFalse();
    open.countDown();
    done(stopped);
    assertThat(seen.received()).containsExactly(1L);
  }

  @Test
  @DisplayName("L3 a handler that still runs at the deadline is interrupted")
  void interruptsAtTheDeadline() throws InterruptedException {
    PubSub pubsub = PubSub.inMemoryBuilder().stopTimeout(Duration.ofMillis(50)).build();
    done(pubsub.start());
    CountDownLatch entered = new CountDownLatch(1);
    CompletableFuture<Boolean> interrupted = new CompletableFuture<>();
    done(
        pubsub.subscribeTopic(
            "s",
            "t",
            (topic, message) -> {
              entered.countDown();
              try {
                new CountDownLatch(1).await();
              } catch (InterruptedException e) {
                interrupted.complete(true);
              }
            }));
    pubsub.broadcast("t", 1);
    entered.await();
    done(pubsub.stop());

    assertThat(interrupted.orTimeout(10, java.util.concurrent.TimeUnit.SECONDS).join()).isTrue();
  }

  @Test
  @DisplayName("L3 a stop called in a handler does not wait for that handler")
  void stopsFromAHandler() {
    PubSub pubsub = PubSub.inMemory();
    done(pubsub.start());
    done(
        pubsub.subscribeTopic(
            "s",
            "t",
            (topic, message) -> {
              done(pubsub.stop());
              seen.onMessage(topic, message);
            }));
    pubsub.broadcast("t", 1);
    seen.awaits(1L);
  }

  @Test
  @DisplayName("L3 a stop leaves no thread behind")
  void leavesNoThread() {
    PubSub pubsub = PubSub.inMemory();
    done(pubsub.start());
    assertThat(timerThreads()).isNotZero();
    done(pubsub.stop());
    await().until(() -> timerThreads() == 0);
  }

  private static long timerThreads() {
    return Thread.getAllStackTraces().keySet().stream()
        .filter(thread -> thread.getName().equals("jview-pubsub-timer"))
        .count();
  }

  @Test
  @DisplayName("L2 a start that gets no answer fails at connectTimeout")
  void startTimesOut() {
    ManualClock clock = new ManualClock();
    SilentAdapter silent = new SilentAdapter();
    PubSub pubsub =
        PubSub.builder(silent).clock(clock).connectTimeout(Duration.ofSeconds(2)).build();
    CompletionStage<Void> started = pubsub.start();
    clock.advance(Duration.ofMillis(1900));
    assertThat(Engines.isDone(started)).isFalse();
    clock.advance(Duration.ofMillis(200));

    assertThatThrownBy(() -> done(started))
        .isInstanceOf(PubSubException.class)
        .hasMessageContaining("PT2S");
    done(pubsub.stop());
    assertThat(silent.closed).isTrue();
  }

  /** A broker that takes the connection and says nothing. */
  private static final class SilentAdapter implements io.jview.pubsub.spi.PubSubAdapter {
    private volatile boolean closed;

    @Override
    public CompletionStage<Void> connect(io.jview.pubsub.spi.Inbound inbound) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Void> subscribe(java.util.Collection<String> topics) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Void> unsubscribe(java.util.Collection<String> topics) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Void> publish(String topic, byte[] frame) {
      return new CompletableFuture<>();
    }

    @Override
    public CompletionStage<Void> close() {
      closed = true;
      return CompletableFuture.completedStage(null);
    }
  }
}
