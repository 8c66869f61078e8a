package io.jview.liveview.process;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.html.Html.html;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestLimits;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.LiveLimits;
import io.jview.liveview.html.Html;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.runtime.LiveRuntimeBuilder;
import io.jview.pubsub.PubSub;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** How one joined view works through its mailbox. */
class ViewProcessTest {

  private final PubSub pubsub = PubSub.inMemory();
  private final AtomicReference<LiveSocket> socket = new AtomicReference<>();
  private final Semaphore entered = new Semaphore(0);
  private final CountDownLatch gate = new CountDownLatch(1);
  private final AtomicInteger renders = new AtomicInteger();
  private LiveRuntime runtime;

  /** Subscribes to {@code topic}; the event {@code hold} waits until the gate opens. */
  private class Held extends ScriptedView {
    @Override
    public String mount(Params params, Session session, LiveSocket own) {
      if (own.connected()) {
        socket.set(own);
        own.subscribe("topic");
      }
      return "mounted";
    }

    @Override
    public String handleEvent(Event event, String state, LiveSocket own) throws Exception {
      if (event.name().equals("hold")) {
        entered.release();
        gate.await();
      }
      return super.handleEvent(event, state, own);
    }

    @Override
    public Html render(String state) {
      renders.incrementAndGet();
      return super.render(state);
    }
  }

  private Wire joined(LiveView<?> view) throws Exception {
    return joined(TestRuntimes.builder(), view);
  }

  private Wire joined(LiveRuntimeBuilder builder, LiveView<?> view) throws Exception {
    runtime = TestRuntimes.started(builder.pubsub(pubsub).live("/page", view));
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    return wire;
  }

  @AfterEach
  void stop() {
    gate.countDown();
    if (runtime != null) {
      runtime.stop().toCompletableFuture().join();
    }
  }

  private static String click(String name) {
    return "{\"type\":\"click\",\"event\":\"" + name + "\",\"value\":{}}";
  }

  private void broadcast(Object message) {
    pubsub.broadcast("topic", message).toCompletableFuture().join();
  }

  @Test
  void whatWaitsSharesOneRenderAndOneDiff() throws Exception {
    Held view = new Held();
    Wire wire = joined(view);
    wire.push("event", click("hold"));
    entered.acquire();
    for (int i = 1; i <= 50; i++) {
      socket.get().send(Info.of("self", i));
    }
    renders.set(0);
    gate.countDown();

    assertThat(wire.transport.next().get(3).asString()).isEqualTo("phx_reply");
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'50'}"));
    assertThat(view.log).hasSize(51);
    assertThat(renders).hasValue(2);
  }

  @Test
  void anEventEndsTheBatchAndItsReplyCarriesTheChangeSoFar() throws Exception {
    Held view = new Held();
    Wire wire = joined(view);
    wire.push("event", click("hold"));
    entered.acquire();
    socket.get().send(Info.of("self", "one"));
    String ref = wire.push("event", "{\"type\":\"click\",\"event\":\"x\",\"cid\":1}");
    socket.get().send(Info.of("self", "two"));
    gate.countDown();
    wire.transport.next();

    JsonNode reply = wire.transport.next();

    assertThat(reply.get(1).asString()).isEqualTo(ref);
    assertThat(Wire.response(reply)).isEqualTo(json("{'diff':{'0':'one'}}"));
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'two'}"));
  }

  @Test
  void anInfoThatChangesNothingSendsNothing() throws Exception {
    Wire wire = joined(new Held());
    socket.get().send(Info.of("self", "same"));
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'same'}"));

    socket.get().send(Info.of("self", "same"));

    assertThat(wire.click("up")).isEqualTo(json("{'diff':{'0':'up'}}"));
  }

  @Test
  void infosPastTheLimitAreDroppedOldestFirstAndToldAsAGap() throws Exception {
    Held view = new Held();
    Wire wire = joined(TestRuntimes.builder().limits(TestLimits.waitingInfos(3)), view);
    wire.push("event", click("hold"));
    entered.acquire();
    for (int i = 1; i <= 5; i++) {
      socket.get().send(Info.of("self", i));
    }
    gate.countDown();
    wire.transport.next();
    wire.pushed("diff");

    assertThat(view.log).isEqualTo(List.of("hold", "self:OVERFLOW", "self=3", "self=4", "self=5"));
  }

  @Test
  void infosOfAnEndedSubscriptionAreDiscarded() throws Exception {
    Held view =
        new Held() {
          @Override
          public String handleEvent(Event event, String state, LiveSocket own) throws Exception {
            String next = super.handleEvent(event, state, own);
            own.unsubscribe("topic");
            return next;
          }
        };
    Wire wire = joined(view);
    wire.push("event", click("hold"));
    entered.acquire();
    broadcast("late");
    await().until(() -> pubsub.stats().delivered() == 1);
    gate.countDown();
    wire.transport.next();

    assertThat(wire.click("up")).isEqualTo(json("{'diff':{'0':'up'}}"));
    assertThat(view.log).isEqualTo(List.of("hold", "up"));
  }

  @Test
  void aBrowserThatSendsTooFastIsNotReadForAWhile() throws Exception {
    Held view = new Held();
    Wire wire = joined(TestRuntimes.builder().limits(TestLimits.waitingEvents(4)), view);
    wire.push("event", click("hold"));
    entered.acquire();
    for (int i = 1; i <= 4; i++) {
      wire.push("event", click("e" + i));
    }
    assertThat(wire.transport.paused).isTrue();
    gate.countDown();

    for (int i = 0; i <= 4; i++) {
      wire.transport.next();
    }
    await().until(() -> !wire.transport.paused.get());
    assertThat(view.log).isEqualTo(List.of("hold", "e1", "e2", "e3", "e4"));
    assertThat(wire.transport.closeCode).isNotDone();
  }

  @Test
  void aSocketIsReadAgainWhenTheViewBehindHasCrashed() throws Exception {
    Wire wire =
        joined(
            TestRuntimes.builder().limits(TestLimits.waitingEvents(1)),
            new Held() {
              @Override
              public String handleEvent(Event event, String state, LiveSocket own)
                  throws Exception {
                super.handleEvent(event, state, own);
                throw new IllegalStateException("on purpose");
              }
            });
    wire.push("event", click("hold"));
    entered.acquire();
    wire.push("event", click("e"));
    assertThat(wire.transport.paused).isTrue();
    gate.countDown();

    await().until(() -> !wire.transport.paused.get());
  }

  @Test
  void aBrowserThatSendsOnWhileItIsNotReadIsClosed() throws Exception {
    Wire wire = joined(TestRuntimes.builder().limits(TestLimits.waitingEvents(4)), new Held());
    wire.push("event", click("hold"));
    entered.acquire();
    for (int i = 0; i <= 4 * LiveLimits.FLOOD; i++) {
      wire.push("event", click("e"));
    }

    assertThat(wire.transport.closeCode).isCompletedWithValue(1008);
  }

  @Test
  void aPauseThatLastsClosesTheSocket() throws Exception {
    Wire wire =
        joined(
            TestRuntimes.builder()
                .limits(TestLimits.pause(TestLimits.waitingEvents(1), Duration.ofMillis(20))),
            new Held());
    wire.push("event", click("hold"));
    entered.acquire();
    wire.push("event", click("e"));

    assertThat(wire.transport.closeCode.get()).isEqualTo(1008);
  }

  @Test
  void aCrashIsToldAndTheViewEnds() throws Exception {
    ScriptedView view =
        new ScriptedView() {
          @Override
          public String handleEvent(Event event, String state, LiveSocket own) {
            throw new IllegalStateException("secret detail");
          }
        };
    Wire wire = joined(view);
    wire.push("event", click("up"));

    JsonNode frame = wire.transport.next();

    assertThat(frame).isEqualTo(json("['1','1','" + wire.topic() + "','phx_error',{}]"));
    await().until(() -> view.log.equals(List.of("terminated mounted")));
    wire.join("/page");
  }

  @Test
  void aRenderThatThrowsIsACrash() throws Exception {
    Wire wire =
        joined(
            new ScriptedView() {
              @Override
              public Html render(String state) {
                if (state.equals("up")) {
                  throw new IllegalStateException("on purpose");
                }
                return html("${}", state);
              }
            });
    wire.push("event", click("up"));

    wire.pushed("phx_error");
  }

  @Test
  void nullIsNoState() throws Exception {
    Wire wire =
        joined(
            new ScriptedView() {
              @Override
              public String handleEvent(Event event, String state, LiveSocket own) {
                return null;
              }
            });
    wire.push("event", click("up"));

    wire.pushed("phx_error");
  }

  @Test
  void aClosedSocketEndsTheViewOnceAfterWhatTheBrowserSent() throws Exception {
    Held view = new Held();
    Wire wire = joined(view);
    wire.push("event", click("hold"));
    entered.acquire();
    wire.push("event", click("last"));
    wire.close();
    gate.countDown();

    await().until(() -> runtime.connections() == 0);
    assertThat(view.log).isEqualTo(List.of("hold", "last", "terminated last"));
    assertThat(pubsub.stats().sessions()).isZero();
  }

  @Test
  void aMountThatFailsLeavesNoSubscriptionAndDoesNotTerminate() throws Exception {
    Held view =
        new Held() {
          @Override
          public String mount(Params params, Session session, LiveSocket own) {
            super.mount(params, session, own);
            if (own.connected()) {
              throw new IllegalStateException("on purpose");
            }
            return "";
          }
        };
    runtime = TestRuntimes.started(TestRuntimes.builder().pubsub(pubsub).live("/page", view));
    Wire wire = Wire.at(runtime, "/page");
    wire.join(wire.topic(), wire.joinPayload("url", "/page"));

    await().until(() -> pubsub.stats().sessions() == 0);
    assertThat(view.log).isEmpty();
  }

  @Test
  void eachJoinIsAFreshSessionOfThePubSub() throws Exception {
    Held view = new Held();
    Wire wire = joined(view);
    wire.send("2", "2", wire.topic(), "phx_join", wire.joinPayload("url", "/page"));
    wire.pushed("phx_close");
    wire.transport.next();
    await().until(() -> pubsub.stats().sessions() == 1);
    broadcast("once");

    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'once'}"));
    assertThat(view.log).containsOnlyOnce("topic=once");
  }
}
