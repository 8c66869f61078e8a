package io.jview.liveview.runtime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestLimits;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.RefusedException;
import io.jview.pubsub.PubSub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LifecycleTest {

  private final ScriptedView view = new ScriptedView();
  private final PubSub pubsub = PubSub.inMemory();
  private final LiveRuntime runtime =
      TestRuntimes.started(TestRuntimes.builder().pubsub(pubsub).live("/page", view));

  @Test
  void aDrainClosesEverySocketWith1012AndTakesNoMore() throws Exception {
    List<Wire> wires = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      Wire wire = Wire.at(runtime, "/page");
      wire.join("/page");
      wires.add(wire);
    }
    assertThat(runtime.connections()).isEqualTo(50);

    CompletionStage<Void> drained = runtime.drain(Duration.ofSeconds(2));

    Wire late = new Wire(runtime);
    late.get("/page");
    assertThatThrownBy(late::connect)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(503));
    for (Wire wire : wires) {
      assertThat(wire.transport.closeCode.get()).isEqualTo(1012);
      assertThat(drained.toCompletableFuture()).isNotDone();
      wire.close();
    }
    drained.toCompletableFuture().join();
    assertThat(runtime.connections()).isZero();
  }

  @Test
  void aDrainLetsAViewAnswerWhatItWasSentAndReadsNoMore() throws Exception {
    CountDownLatch handling = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    ScriptedView busy =
        new ScriptedView() {
          @Override
          public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
            handling.countDown();
            goOn.await();
            return super.handleEvent(event, state, socket);
          }
        };
    LiveRuntime draining = TestRuntimes.started(TestRuntimes.builder().live("/page", busy));
    Wire wire = Wire.at(draining, "/page");
    wire.join("/page");
    String click = "{\"type\":\"click\",\"event\":\"x\",\"value\":{}}";
    String first = wire.push("event", click);
    handling.await();
    String second = wire.push("event", click);

    CompletableFuture<Integer> sentBeforeTheClose =
        wire.transport.closeCode.thenApply(code -> wire.transport.sent.size());

    draining.drain(Duration.ofMillis(100)).toCompletableFuture().join();
    wire.push("event", click);
    goOn.countDown();

    assertThat(wire.transport.next().get(1).asString()).isEqualTo(first);
    assertThat(wire.transport.next().get(1).asString()).isEqualTo(second);
    assertThat(wire.transport.closeCode.get()).isEqualTo(1012);
    assertThat(sentBeforeTheClose.get()).isEqualTo(3);
    assertThat(busy.log).containsExactly("x", "x", "terminated x");
    wire.close();
    assertThat(draining.connections()).isZero();
  }

  @Test
  void aDrainWithoutSocketsIsDoneAtOnce() {
    assertThat(runtime.drain(Duration.ofMinutes(1)).toCompletableFuture()).isDone();
  }

  @Test
  void aStopEndsEveryViewAndThenThePubSub() throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");

    runtime.stop().toCompletableFuture().join();

    assertThat(wire.transport.closeCode).isCompletedWithValue(1012);
    assertThat(view.log).containsExactly("terminated mounted");
    assertThat(runtime.connections()).isZero();
    assertThatThrownBy(() -> pubsub.broadcast("t", 1).toCompletableFuture().get())
        .hasRootCauseInstanceOf(IllegalStateException.class);
  }

  @Test
  void aStopInterruptsAViewThatDoesNotEnd() throws Exception {
    CountDownLatch stuck = new CountDownLatch(1);
    ScriptedView blocking =
        new ScriptedView() {
          @Override
          public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
            stuck.countDown();
            new CountDownLatch(1).await();
            return state;
          }
        };
    LiveRuntime stopping =
        TestRuntimes.started(
            TestRuntimes.builder()
                .limits(TestLimits.stop(Duration.ofMillis(50)))
                .live("/page", blocking));
    Wire wire = Wire.at(stopping, "/page");
    wire.join("/page");
    wire.push("event", "{\"type\":\"click\",\"event\":\"x\"}");
    stuck.await();

    stopping.stop().toCompletableFuture().join();

    await().until(() -> blocking.log.equals(List.of("terminated mounted")));
  }

  @Test
  void stoppingTwiceAndWithoutAStartIsFine() {
    LiveRuntime never = TestRuntimes.builder().build();
    never.stop().toCompletableFuture().join();

    assertThat(never.stop().toCompletableFuture()).succeedsWithin(Duration.ofSeconds(5));
  }
}
