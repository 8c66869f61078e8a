package io.jview.pubsub.broker;

import static io.jview.pubsub.Engines.done;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.LoopbackBroker;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.Recorder;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What callers hang on stages. */
@Timeout(30)
class CallbacksTest {

  private static final CountDownLatch OPEN = new CountDownLatch(1);
  private static volatile boolean spins = true;

  private final LoopbackBroker broker = new LoopbackBroker();
  private final LoopbackBroker.Node link = broker.node();
  private final PubSub pubsub = PubSub.builder(link).publishTimeout(Duration.ofMillis(300)).build();

  static Stream<Runnable> callbacks() {
    return Stream.of(
        CallbacksTest::block,
        CallbacksTest::spin,
        () -> {
          throw new IllegalStateException("thrown by a callback");
        },
        () -> {
          throw new StackOverflowError("thrown by a callback");
        });
  }

  private static void block() {
    try {
      OPEN.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static void spin() {
    while (spins) {
      Thread.onSpinWait();
    }
  }

  @BeforeEach
  void start() {
    spins = true;
    done(pubsub.start());
  }

  @AfterEach
  void stop() {
    spins = false;
    link.proceed();
    done(pubsub.stop());
  }

  /** Broadcasts so that the answer comes when the callback hangs on the stage already. */
  private CompletableFuture<Void> hang(Runnable callback) {
    link.stall();
    CompletionStage<Void> sent = pubsub.broadcast("t", 1);
    CompletableFuture<Void> after = sent.thenRun(callback).toCompletableFuture();
    link.proceed();
    return after;
  }

  @ParameterizedTest
  @MethodSource("callbacks")
  @DisplayName("B6 a callback delays no other stage, no time-out and no stop")
  void delaysItselfOnly(Runnable callback) {
    hang(callback);
    done(pubsub.broadcast("t", 2));
    done(pubsub.subscribeTopic("s", "t", new Recorder()));
    link.stall();
    CompletionStage<Void> unanswered = pubsub.broadcast("t", 3);
    assertThatThrownBy(() -> done(unanswered)).isInstanceOf(PubSubUnavailableException.class);
    link.proceed();
    done(pubsub.stop());
  }

  @Test
  @DisplayName("B6 a callback may wait for another stage")
  void chainedWithJoin() throws Exception {
    hang(() -> pubsub.broadcast("u", 1).toCompletableFuture().join()).get(10, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName(
      "B6 more endless callbacks than processors delay no other stage, no time-out, no stop")
  void endlessOnEveryProcessor() {
    for (int i = 0; i < Runtime.getRuntime().availableProcessors() + 2; i++) {
      hang(CallbacksTest::spin);
    }
    done(pubsub.broadcast("t", 2));
    done(pubsub.subscribeTopic("s", "t", new Recorder()));
    link.stall();
    CompletionStage<Void> unanswered = pubsub.broadcast("t", 3);
    assertThatThrownBy(() -> done(unanswered)).isInstanceOf(PubSubUnavailableException.class);
    link.proceed();
    done(pubsub.stop());
  }

  @Test
  @DisplayName("B6 two callers that wait for one stop do not wait for each other's callbacks")
  void callersOfOneStop() {
    link.stall();
    CompletionStage<Void> sent = pubsub.broadcast("t", 1);
    pubsub.stop().thenRun(CallbacksTest::block);
    CompletionStage<Void> second = pubsub.stop();
    link.proceed();
    done(sent);
    done(second);
  }

  @Test
  @DisplayName("B6 a hundred callbacks that wait leave a stage to the hundred and first")
  void many() {
    for (int i = 0; i < 100; i++) {
      hang(CallbacksTest::block);
    }
    done(pubsub.broadcast("t", 2));
  }
}
