package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.runtime.LiveRuntime;
import java.time.Duration;
import java.util.Collections;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Work beside a view, and timers that go off again and again. */
class AsyncTest {

  private static final Duration OFTEN = Duration.ofMillis(5);

  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch interrupted = new CountDownLatch(1);
  private final CountDownLatch running = new CountDownLatch(1);
  private final CompletableFuture<LiveSocket.Timer> timer = new CompletableFuture<>();
  private LiveRuntime runtime;

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String mount(Params params, Session session, LiveSocket socket) {
          socket.async("first", () -> "first of " + params.get("q", "none"));
          return "loading";
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          switch (event.name()) {
            case "work" -> socket.async("work", () -> "done");
            case "nothing" -> socket.async("work", () -> null);
            case "fail" ->
                socket.async(
                    "work",
                    () -> {
                      throw new IllegalStateException("broken");
                    });
            case "wait" -> socket.async("work", this::waits);
            case "cancel" -> socket.cancelAsync("work");
            case "overtake" -> overtake(socket);
            case "tick" -> timer.complete(socket.every(OFTEN, Info.of("tick", "tock")));
            case "stop" -> timer.join().cancel();
            case "hold" -> gate.await();
            case "never" -> socket.every(Duration.ZERO, Info.of("tick", 1));
            default -> {}
          }
          return super.handleEvent(event, state, socket);
        }

        private String waits() throws InterruptedException {
          running.countDown();
          try {
            new CountDownLatch(1).await();
            return "impossible";
          } catch (InterruptedException expected) {
            interrupted.countDown();
            throw expected;
          }
        }

        /** Begins work again whose outcome is there already and was not taken yet. */
        private void overtake(LiveSocket socket) throws Exception {
          CompletableFuture<Thread> worker = new CompletableFuture<>();
          socket.async(
              "work",
              () -> {
                worker.complete(Thread.currentThread());
                return "overtaken";
              });
          worker.join().join();
          socket.async("work", () -> "later");
        }
      };

  private Wire joined() throws Exception {
    runtime = TestRuntimes.started(TestRuntimes.builder().live("/page", view));
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'first of none'}"));
    view.log.clear();
    return wire;
  }

  @AfterEach
  void stop() {
    gate.countDown();
    runtime.stop().toCompletableFuture().join();
  }

  @Test
  void theOutcomeOfWorkComesToHandleAsync() throws Exception {
    Wire wire = joined();
    wire.click("work");
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'done'}"));
    wire.click("nothing");
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'null'}"));
    wire.click("fail");
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'failed: broken'}"));

    assertThat(view.log)
        .containsExactly(
            "work", "work done", "nothing", "work null", "fail", "work failed: broken");
  }

  @Test
  void thePlainPageIsAnsweredBeforeTheWorkIsDone() throws Exception {
    runtime = TestRuntimes.started(TestRuntimes.builder().live("/page", view));

    assertThat(new Wire(runtime).get("/page").content()).contains("loading");
    assertThat(view.log).isEmpty();
  }

  @Test
  void laterWorkOfTheNameCallsOffTheEarlier() throws Exception {
    Wire wire = joined();
    wire.click("wait");
    running.await();
    wire.click("work");

    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'done'}"));
    assertThat(view.log).containsExactly("wait", "work", "work done");
  }

  @Test
  void anOutcomeThatWaitsIsDroppedWhereLaterWorkHasBegun() throws Exception {
    Wire wire = joined();
    wire.click("overtake");

    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'later'}"));
    wire.click("after");
    assertThat(view.log).containsExactly("overtake", "work later", "after");
  }

  @Test
  void cancelledWorkIsInterruptedAndSaysNothing() throws Exception {
    Wire wire = joined();
    wire.click("wait");
    running.await();
    wire.click("cancel");

    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    wire.click("cancel");
    assertThat(wire.transport.isQuiet()).isTrue();
    assertThat(view.log).containsExactly("wait", "cancel", "cancel");
  }

  @Test
  void workIsInterruptedWhenThePageEnds() throws Exception {
    Wire wire = joined();
    wire.click("wait");
    running.await();
    wire.close();

    assertThat(interrupted.await(5, TimeUnit.SECONDS)).isTrue();
    await().until(() -> runtime.connections() == 0);
    assertThat(view.log).containsExactly("wait", "terminated wait");
  }

  @Test
  void aTimerGoesOffUntilItIsCalledOff() throws Exception {
    Wire wire = joined();
    wire.click("tick");
    await().until(() -> Collections.frequency(view.log, "tick=tock") > 2);
    wire.push("event", "{\"type\":\"click\",\"event\":\"stop\",\"value\":{}}");
    await().until(() -> view.log.contains("stop"));
    int ticks = view.log.size();

    await().pollDelay(OFTEN.multipliedBy(10)).until(() -> view.log.size() == ticks);
  }

  @Test
  void aTimerThatAViewCannotFollowWaitsOnce() throws Exception {
    Wire wire = joined();
    wire.click("tick");
    wire.push("event", "{\"type\":\"click\",\"event\":\"hold\",\"value\":{}}");
    await().pollDelay(OFTEN.multipliedBy(20)).until(() -> true);
    timer.join().cancel();
    gate.countDown();
    await().until(() -> view.log.contains("hold"));
    await().pollDelay(OFTEN.multipliedBy(10)).until(() -> true);

    assertThat(view.log.subList(view.log.indexOf("hold"), view.log.size()))
        .hasSizeLessThanOrEqualTo(2);
  }

  @Test
  void aTimerEndsWithThePage() throws Exception {
    Wire wire = joined();
    wire.click("tick");
    wire.close();
    await().until(() -> runtime.connections() == 0);

    await().until(() -> view.log.getLast().startsWith("terminated"));
  }

  @Test
  void aPeriodThatIsNoneIsRefused() throws Exception {
    Wire wire = joined();
    wire.push("event", "{\"type\":\"click\",\"event\":\"never\",\"value\":{}}");

    assertThat(wire.transport.next().get(3).asString()).isEqualTo("phx_error");
  }
}
