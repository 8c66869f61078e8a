package io.jview.liveview.socket;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestLimits;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.MemoryBudget;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.runtime.LiveRuntimeBuilder;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** What waits for slow views is bounded in bytes, for one view, one socket and all of them. */
class WaitingTest {

  private static final String CLICK =
      "{\"type\":\"click\",\"event\":\"up\",\"value\":{\"x\":\"%s\"}}";
  private static final String LARGE = CLICK.formatted("x".repeat(20_000));

  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          stuck.countDown();
          goOn.await();
          return super.handleEvent(event, state, socket);
        }
      };

  private Wire stuck(LiveRuntime runtime) throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    wire.push("event", CLICK.formatted(""));
    stuck.await();
    return wire;
  }

  private LiveRuntime runtime(LiveRuntimeBuilder builder) {
    return TestRuntimes.started(builder.live("/page", view));
  }

  @Test
  void whatWaitsForAViewIsBoundedInBytes() throws Exception {
    Wire wire =
        stuck(runtime(TestRuntimes.builder().limits(TestLimits.waitingEventBytes(100_000))));
    wire.push("event", LARGE);
    wire.push("event", LARGE);
    assertThat(wire.transport.paused).isFalse();

    wire.push("event", LARGE);
    assertThat(wire.transport.paused).isTrue();

    goOn.countDown();
    await().until(() -> !wire.transport.paused.get());
    await().until(() -> view.log.size() == 4);
  }

  @Test
  void whatWaitsForASocketIsBoundedInBytes() throws Exception {
    Wire wire =
        stuck(runtime(TestRuntimes.builder().limits(TestLimits.waitingEventBytes(100_000))));
    for (int i = 0; i < 3; i++) {
      wire.get("/page");
      wire.join("/page");
      wire.push("event", LARGE);
      wire.push("event", LARGE);
      wire.push("event", LARGE);
    }
    assertThat(wire.transport.paused).isTrue();

    goOn.countDown();
    await().until(() -> !wire.transport.paused.get());
    await().until(() -> view.log.size() == 10);
  }

  @Test
  void whatWaitsOnAllSocketsIsBoundedInBytesAndTheLargestGoes() throws Exception {
    MemoryBudget budget = new MemoryBudget(100_000, 1_000);
    LiveRuntime runtime = runtime(TestRuntimes.builder().budget(budget));
    Wire small = stuck(runtime);
    Wire large = stuck(runtime);
    small.push("event", LARGE);
    large.push("event", LARGE);
    assertThat(budget.counted()).isBetween(70_000L, 100_000L);

    large.push("event", LARGE);

    assertThat(large.transport.closeCode).isCompletedWithValue(1013);
    assertThat(small.transport.closeCode).isNotDone();
    large.close();
    goOn.countDown();
    await().until(() -> budget.counted() == 0);
  }

  @Test
  void aViewThatEndsLeavesNothingCounted() throws Exception {
    MemoryBudget budget = new MemoryBudget(1_000_000, 0);
    Wire wire = stuck(runtime(TestRuntimes.builder().budget(budget)));
    wire.push("event", LARGE);
    wire.close();
    goOn.countDown();

    await().until(() -> budget.counted() == 0);
  }
}
