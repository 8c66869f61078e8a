package io.jview.liveview.runtime;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.LiveLimits;
import io.jview.liveview.html.Html;
import io.jview.pubsub.PubSub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

/** Many views, publishers and browsers at once. */
class ManyViewsTest {

  private static final int VIEWS = 20;

  /** Few enough that no mailbox of the pub/sub can overflow, however slow the machine. */
  private static final int CLICKS = 100;

  private final AtomicInteger overlaps = new AtomicInteger();
  private final AtomicInteger mounted = new AtomicInteger();
  private final AtomicInteger terminated = new AtomicInteger();

  /** Counts what it is told, and notices calls that overlap. */
  private final class Adder implements LiveView<Adder.State> {

    record State(AtomicBoolean busy, int sum) {}

    @Override
    public State mount(Params params, Session session, LiveSocket socket) {
      if (socket.connected()) {
        socket.subscribe("sum");
        mounted.incrementAndGet();
      }
      return new State(new AtomicBoolean(), 0);
    }

    @Override
    public State handleEvent(Event event, State state, LiveSocket socket) {
      return alone(state, () -> socket.broadcast("sum", 1), 0);
    }

    @Override
    public State handleInfo(Info info, State state, LiveSocket socket) {
      return alone(state, Thread::yield, info.as(Integer.class));
    }

    private State alone(State state, Runnable work, int more) {
      if (!state.busy().compareAndSet(false, true)) {
        overlaps.incrementAndGet();
      }
      work.run();
      state.busy().set(false);
      return new State(state.busy(), state.sum() + more);
    }

    @Override
    public Html render(State state) {
      return html("<p>${}</p>", state.sum());
    }

    @Override
    public void terminate(State state, LiveSocket socket) {
      terminated.incrementAndGet();
    }
  }

  private final PubSub pubsub = PubSub.inMemory();
  private final LiveRuntime runtime =
      TestRuntimes.started(
          TestRuntimes.builder()
              .pubsub(pubsub)
              .limits(
                  LiveLimits.DEFAULTS.with(
                      new LiveLimits.Waiting(100_000, 1 << 20, 100_000, 8 << 20)))
              .live("/sum", new Adder()));

  @Test
  void everyViewSeesEveryClickOneAtATime() throws Exception {
    List<Wire> wires = new ArrayList<>();
    for (int i = 0; i < VIEWS; i++) {
      Wire wire = Wire.at(runtime, "/sum");
      wire.join("/sum");
      wires.add(wire);
    }
    CountDownLatch start = new CountDownLatch(1);
    try (ExecutorService browsers = Executors.newFixedThreadPool(8)) {
      for (Wire wire : wires) {
        browsers.submit(
            () -> {
              start.await();
              for (int i = 0; i < CLICKS; i++) {
                wire.push("event", "{\"type\":\"click\",\"event\":\"up\"}");
              }
              return null;
            });
      }
      start.countDown();
    }

    String total = Integer.toString(VIEWS * CLICKS);
    for (Wire wire : wires) {
      await()
          .atMost(Duration.ofSeconds(20))
          .until(
              () ->
                  wire.transport.sent.stream()
                      .anyMatch(frame -> frame.contains("\"0\":\"" + total + "\"")));
    }
    assertThat(overlaps).hasValue(0);
    for (Wire wire : wires) {
      long replies =
          wire.transport.sent.stream().filter(frame -> frame.contains("phx_reply")).count();
      assertThat(replies).isEqualTo(CLICKS + 1);
    }
  }

  @Test
  void browsersThatComeAndGoLeaveNothingBehind() throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Future<?>> done = new ArrayList<>();
    try (ExecutorService browsers = Executors.newFixedThreadPool(8)) {
      browsers.submit(
          () -> {
            while (!over.get()) {
              pubsub.broadcast("sum", 1).toCompletableFuture().join();
            }
          });
      for (int i = 0; i < 400; i++) {
        boolean polite = i % 2 == 0;
        done.add(
            browsers.submit(
                () -> {
                  Wire wire = Wire.at(runtime, "/sum");
                  wire.send("1", "1", wire.topic(), "phx_join", wire.joinPayload("url", "/sum"));
                  wire.push("event", "{\"type\":\"click\",\"event\":\"up\"}");
                  if (polite) {
                    wire.send("1", "2", wire.topic(), "phx_leave", "{}");
                  }
                  wire.close();
                  return null;
                }));
      }
      for (Future<?> one : done) {
        one.get();
      }
      over.set(true);
    }

    await().until(() -> runtime.connections() == 0);
    assertThat(terminated).hasValue(mounted.get());
    assertThat(pubsub.stats().sessions()).isZero();
    assertThat(pubsub.stats().topics()).isZero();
  }
}
