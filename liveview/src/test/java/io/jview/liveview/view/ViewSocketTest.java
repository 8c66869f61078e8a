package io.jview.liveview.view;

import static io.jview.liveview.fixture.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.Info;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.LiveView;
import io.jview.liveview.Params;
import io.jview.liveview.Session;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.pubsub.PubSub;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

/** What a view can do with its socket. */
class ViewSocketTest {

  /** What a test does in a callback. */
  private interface Step {
    void run(LiveSocket socket) throws Exception;
  }

  private final AtomicReference<Step> onEvent = new AtomicReference<>(socket -> {});
  private final AtomicReference<LiveSocket> held = new AtomicReference<>();

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String mount(Params params, Session session, LiveSocket socket) {
          if (socket.connected()) {
            held.set(socket);
          }
          return "";
        }

        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          onEvent.get().run(socket);
          return state;
        }

        @Override
        public String handleInfo(Info info, String state, LiveSocket socket) {
          return info.topic() + " " + info.value();
        }
      };

  private final PubSub pubsub = PubSub.inMemory();
  private final LiveRuntime runtime =
      TestRuntimes.started(TestRuntimes.builder().pubsub(pubsub).live("/page", view));

  private Wire joined(Step step) throws Exception {
    onEvent.set(step);
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    return wire;
  }

  @Test
  void aTimerSendsAfterItsDelay() throws Exception {
    Wire wire = joined(socket -> socket.sendAfter(Duration.ofMillis(5), Info.of("timer", 1)));
    wire.click("start");

    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'timer 1'}"));
  }

  @Test
  void aTimerThatIsCalledOffSendsNothing() throws Exception {
    Wire wire =
        joined(
            socket -> {
              socket.sendAfter(Duration.ofMillis(400), Info.of("off", 1)).cancel();
              socket.sendAfter(Duration.ofMillis(600), Info.of("on", 2));
            });
    wire.click("start");

    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'on 2'}"));
  }

  @Test
  void infosCanBeSentFromAnyThreadAndAreDroppedAfterTheEnd() throws Exception {
    Wire wire = joined(socket -> {});
    held.get().send(Info.of("other", "thread"));
    assertThat(wire.pushed("diff")).isEqualTo(json("{'0':'other thread'}"));
    wire.close();
    await().until(() -> runtime.connections() == 0);

    held.get().send(Info.of("too", "late"));

    assertThat(wire.transport.isQuiet()).isTrue();
  }

  @Test
  void everythingElseBelongsIntoACallback() throws Exception {
    joined(socket -> {});
    LiveSocket socket = held.get();

    List<Runnable> misuses =
        List.of(
            socket::connected,
            () -> socket.subscribe("t"),
            () -> socket.broadcast("t", 1),
            () -> socket.pushEvent("e", null),
            () -> socket.sendAfter(Duration.ZERO, Info.of("t", 1)),
            () -> socket.every(Duration.ofSeconds(1), Info.of("t", 1)),
            () -> socket.async("t", () -> 1),
            () -> socket.cancelAsync("t"),
            () -> socket.navigate("/"),
            () -> socket.putFlash("info", "x"),
            () -> socket.pageTitle("x"));

    for (Runnable misuse : misuses) {
      assertThatThrownBy(misuse::run)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("inside the callbacks of its view only");
    }
  }

  @Test
  void aReplyBelongsIntoAnEvent() throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    LiveView<String> replying =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            try {
              socket.reply("x");
            } catch (IllegalStateException expected) {
              thrown.complete(expected);
            }
            return "";
          }
        };
    new Wire(TestRuntimes.of("/page", replying)).get("/page");

    assertThat(thrown.get()).hasMessageContaining("reply belongs into handleEvent");
  }

  @Test
  void whatCannotBeSentFailsAtTheCaller() throws Exception {
    CompletableFuture<Throwable> thrown = new CompletableFuture<>();
    Wire wire =
        joined(
            socket -> {
              try {
                socket.pushEvent("e", new Object[] {Thread.currentThread()});
              } catch (RuntimeException expected) {
                thrown.complete(expected);
              }
            });

    assertThat(wire.click("x")).isEqualTo(json("{}"));
    assertThat(thrown.get()).isInstanceOf(io.jview.pubsub.MessageEncodingException.class);
  }

  @Test
  void aPlainPageCanDoWithoutABrowser() throws Exception {
    LiveView<String> eager =
        new ScriptedView() {
          @Override
          public String mount(Params params, Session session, LiveSocket socket) {
            socket.subscribe("t");
            socket.unsubscribe("t");
            socket.send(Info.of("t", 1));
            socket.sendAfter(Duration.ZERO, Info.of("t", 1)).cancel();
            socket.every(Duration.ofSeconds(1), Info.of("t", 1)).cancel();
            socket.async("t", () -> 1);
            socket.cancelAsync("t");
            return "connected " + socket.connected();
          }
        };

    assertThat(new Wire(TestRuntimes.of("/page", eager)).get("/page").content())
        .contains("connected false");
  }
}
