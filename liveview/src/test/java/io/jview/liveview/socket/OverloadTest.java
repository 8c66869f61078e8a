package io.jview.liveview.socket;

import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestLimits;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.LiveLimits.Rate;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.runtime.LiveRuntimeBuilder;
import io.jview.pubsub.PubSub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** More than there is room for: bounded, told, counted, and others are served. */
class OverloadTest {

  private static final String CLICK = "{\"type\":\"click\",\"event\":\"up\",\"value\":{}}";

  private final PubSub pubsub = PubSub.inMemory();
  private final AtomicInteger renders = new AtomicInteger();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final CountDownLatch stuck = new CountDownLatch(1);
  private final AtomicBoolean slowly = new AtomicBoolean();

  /** Listens, and counts its renders; a click waits until the test goes on. */
  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String mount(Params params, Session session, LiveSocket socket) {
          socket.subscribe("news");
          return "mounted";
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          if (event.name().equals("wait")) {
            stuck.countDown();
            goOn.await();
          }
          return super.handleEvent(event, state, socket);
        }

        @Override
        public Html render(String state) {
          renders.incrementAndGet();
          if (slowly.get()) {
            await().until(() -> goOn.getCount() == 0);
          }
          return html("<p>${}</p>", state.length() > 100 ? "long" : state);
        }
      };

  private LiveRuntime runtime(LiveRuntimeBuilder builder) {
    return TestRuntimes.started(builder.pubsub(pubsub).live("/page", view));
  }

  private Wire joined(LiveRuntime runtime) throws Exception {
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    return wire;
  }

  private void makeWait(Wire wire) throws Exception {
    wire.push("event", CLICK.replace("up", "wait"));
    stuck.await();
  }

  @Test
  void aBrowserThatSendsMoreThanItsAllowanceIsReadMoreSlowlyAndLosesNothing() throws Exception {
    LiveRuntime runtime =
        runtime(
            TestRuntimes.builder().limits(TestLimits.waitingEvents(10_000).with(new Rate(20, 50))));
    Wire wire = joined(runtime);
    int sent = 0;
    while (!wire.transport.paused.get()) {
      wire.push("event", CLICK);
      sent++;
    }

    assertThat(sent).isBetween(45, 1_000);
    assertThat(runtime.stats().heldBack()).isEqualTo(1);
    await().until(() -> !wire.transport.paused.get());
    for (int i = 0; i < sent; i++) {
      assertThat(Wire.status(wire.transport.next())).isEqualTo("ok");
    }
    assertThat(view.log).hasSize(sent);
    assertThat(runtime.stats().messages()).isEqualTo(sent);
  }

  @Test
  void aBrowserThatSendsOnAndOnIsClosed() throws Exception {
    LiveRuntime runtime =
        runtime(
            TestRuntimes.builder()
                .limits(TestLimits.pause(TestLimits.rate(100, 20), Duration.ofMillis(300))));
    Wire wire = joined(runtime);
    while (!wire.transport.closeCode.isDone()) {
      if (wire.transport.paused.get()) {
        Thread.onSpinWait();
      } else {
        wire.push("event", CLICK);
      }
    }

    assertThat(wire.transport.closeCode.get()).isEqualTo(1008);
    assertThat(runtime.stats().flooding()).isEqualTo(1);
  }

  @Test
  void aBrowserThatSendsOnInSpiteOfNotBeingReadIsClosedAtOnce() throws Exception {
    LiveRuntime runtime = runtime(TestRuntimes.builder().limits(TestLimits.rate(1, 10)));
    Wire wire = joined(runtime);
    Wire other = joined(runtime);
    for (int i = 0; i < 50; i++) {
      wire.text("[null,\"1\",\"phoenix\",\"heartbeat\",{}]");
    }

    assertThat(wire.transport.closeCode).isCompletedWithValue(1008);
    assertThat(other.click("up").has("diff")).as("others are served").isTrue();
  }

  @Test
  void whatComesWhileAViewRendersSharesTheNextRender() throws Exception {
    Wire wire = joined(runtime(TestRuntimes.builder()));
    renders.set(0);
    slowly.set(true);
    for (int i = 1; i <= 1_000; i++) {
      pubsub.broadcast("news", "n" + i);
    }
    await().until(() -> pubsub.stats().delivered() == 1_000);
    goOn.countDown();

    await().until(() -> wire.transport.sent.getLast().contains("n1000"));
    assertThat(view.log).hasSize(1_000);
    assertThat(renders).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void aBurstForABusyViewIsRenderedOnce() throws Exception {
    Wire wire = joined(runtime(TestRuntimes.builder()));
    makeWait(wire);
    for (int i = 1; i <= 1_000; i++) {
      pubsub.broadcast("news", "n" + i);
    }
    await().until(() -> pubsub.stats().delivered() == 1_000);
    renders.set(0);
    goOn.countDown();

    await().until(() -> wire.transport.sent.getLast().contains("n1000"));
    assertThat(renders).hasValueLessThanOrEqualTo(2);
  }

  @Test
  void infosThatWaitAreBoundedInBytesAndWhatIsDroppedIsToldAndCounted() throws Exception {
    LiveRuntime runtime =
        runtime(TestRuntimes.builder().limits(TestLimits.waitingInfoBytes(100_000)));
    Wire wire = joined(runtime);
    makeWait(wire);
    String large = "x".repeat(10_000);
    for (int i = 0; i < 50; i++) {
      pubsub.broadcast("news", i + large).toCompletableFuture().join();
    }
    await().until(() -> pubsub.stats().delivered() == 50);
    goOn.countDown();

    await().until(() -> view.log.size() == 11);
    assertThat(view.log)
        .startsWith("wait", "news:OVERFLOW")
        .last()
        .asString()
        .startsWith("news=49");
    assertThat(runtime.stats().droppedInfos()).isEqualTo(41);
  }

  @Test
  @Timeout(value = 5, unit = TimeUnit.MINUTES)
  void tenThousandJoinsAtOnceAreAllAnswered() throws Exception {
    LiveRuntime runtime = runtime(TestRuntimes.builder());
    List<Wire> browsers = new ArrayList<>();
    for (int i = 0; i < 10_000; i++) {
      browsers.add(Wire.at(runtime, "/page"));
    }
    for (Wire browser : browsers) {
      browser.send("1", "1", browser.topic(), "phx_join", browser.joinPayload("url", "/page"));
    }

    awaitSent(browsers, "\"rendered\"");
    assertThat(runtime.stats().views()).isEqualTo(10_000);
    assertThat(runtime.stats().joins()).isEqualTo(10_000);
    pubsub.broadcast("news", "to all");
    awaitSent(browsers, "to all");
    browsers.forEach(Wire::close);
    await().until(() -> runtime.stats().views() == 0 && runtime.stats().sockets() == 0);
  }

  private static void awaitSent(List<Wire> browsers, String text) {
    await()
        .atMost(Duration.ofMinutes(2))
        .until(() -> browsers.stream().allMatch(browser -> browser.transport.hasSent(text)));
  }
}
