package io.jview.pubsub.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(30)
class AdapterThreadTest {

  private final AdapterThread thread = new AdapterThread("adapter-of-the-test");

  @AfterEach
  void close() throws Exception {
    thread.close().toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  private static void done(CompletionStage<?> stage) throws Exception {
    stage.toCompletableFuture().get(10, TimeUnit.SECONDS);
  }

  @Test
  void workIsDoneInOrderOnOneThreadOfItsName() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    for (int i = 0; i < 100; i++) {
      String number = " " + i;
      thread.run(() -> seen.add(Thread.currentThread().getName() + number));
    }
    done(thread.run(() -> {}));
    assertThat(seen)
        .hasSize(100)
        .startsWith("adapter-of-the-test 0")
        .endsWith("adapter-of-the-test 99");
  }

  @ParameterizedTest
  @ValueSource(classes = {IOException.class, IllegalStateException.class, StackOverflowError.class})
  void whatIsThrownFailsItsOwnStageAndNoOther(Class<? extends Throwable> kind) throws Exception {
    Throwable thrown = kind.getConstructor(String.class).newInstance("thrown by the test");
    CompletionStage<Void> failed = thread.run(() -> raise(thrown));
    CompletionStage<Void> next = thread.run(() -> {});
    assertThatThrownBy(() -> done(failed)).cause().isSameAs(thrown);
    done(next);
  }

  private static void raise(Throwable thrown) throws Exception {
    if (thrown instanceof Error error) {
      throw error;
    }
    throw (Exception) thrown;
  }

  @Test
  void workThatIsRepeatedGoesOnUntilItFails() {
    AtomicInteger times = new AtomicInteger();
    CompletionStage<Void> ended =
        thread.repeat(
            Duration.ofMillis(1),
            () -> {
              if (times.incrementAndGet() == 5) {
                throw new IOException("the fifth time");
              }
            });
    assertThatThrownBy(() -> done(ended)).cause().hasMessage("the fifth time");
    assertThat(times).hasValue(5);
  }

  @Test
  void closingInterruptsWhatIsDoneAndFailsWhatWaitsAndWhatComes() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    CompletionStage<Void> running =
        thread.run(
            () -> {
              begun.countDown();
              new CountDownLatch(1).await();
            });
    CompletionStage<Void> waiting = thread.run(() -> {});
    CompletionStage<Void> later = thread.later(Duration.ofHours(1), () -> {});
    begun.await();
    done(thread.close());
    assertThatThrownBy(() -> done(running)).cause().isInstanceOf(InterruptedException.class);
    for (CompletionStage<Void> undone : List.of(waiting, later, thread.run(() -> {}))) {
      assertThatThrownBy(() -> done(undone)).cause().isInstanceOf(NotSentException.class);
    }
    done(thread.close());
  }

  @ParameterizedTest
  @ValueSource(classes = {IOException.class, IllegalStateException.class, OutOfMemoryError.class})
  void theEndOfALoopIsToldForWhateverReason(Class<? extends Throwable> kind) throws Exception {
    Throwable thrown = kind.getConstructor(String.class).newInstance("thrown by the test");
    CompletableFuture<@Nullable Throwable> ended = new CompletableFuture<>();
    AdapterThread.loop("loop-of-the-test", () -> raise(thrown), ended::complete);
    assertThat(ended.get(10, TimeUnit.SECONDS)).isSameAs(thrown);
  }

  @Test
  void aLoopThatReturnsHasEndedOfNothing() throws Exception {
    CompletableFuture<@Nullable Throwable> ended = new CompletableFuture<>();
    AdapterThread.loop("loop-of-the-test", () -> {}, ended::complete);
    assertThat(ended.get(10, TimeUnit.SECONDS)).isNull();
  }
}
