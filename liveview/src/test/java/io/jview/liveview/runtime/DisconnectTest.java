package io.jview.liveview.runtime;

import static io.jview.liveview.fixture.Wire.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.Event;
import io.jview.liveview.LiveSocket;
import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.StubPubSub;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSub;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** All sockets of a user are closed on all instances, and nobody else's. */
class DisconnectTest {

  private static final String OTHER_SECRET = "another secret of more than 32 bytes in all";

  private final CountDownLatch gate = new CountDownLatch(1);

  private final ScriptedView view =
      new ScriptedView() {
        @Override
        public String handleEvent(Event event, String state, LiveSocket socket) throws Exception {
          if (event.name().equals("hold")) {
            gate.await();
          }
          return event.name();
        }
      };

  private final PubSub pubsub = PubSub.inMemory();
  private final LiveRuntime here = runtime(TestRuntimes.SECRET);
  private final LiveRuntime there = runtime(TestRuntimes.SECRET);

  private LiveRuntime runtime(String secret) {
    return TestRuntimes.started(
        TestRuntimes.builder()
            .secrets(List.of(secret))
            .pubsub(pubsub)
            .userOf(session -> session.get("user"))
            .live("/page", view));
  }

  @AfterEach
  void stop() {
    gate.countDown();
    here.stop().toCompletableFuture().join();
    there.stop().toCompletableFuture().join();
  }

  private static Wire joined(LiveRuntime runtime, Map<String, String> session) throws Exception {
    Wire wire = new Wire(runtime).session(session).at("/page");
    wire.join("/page?x=1");
    return wire;
  }

  private static void disconnect(LiveRuntime runtime, String user) {
    runtime.disconnect(user).toCompletableFuture().join();
  }

  private static void assertSentAway(Wire wire, String to) throws Exception {
    assertThat(wire.transport.next())
        .isEqualTo(json("['1',null,'%s','redirect',{'to':'%s'}]".formatted(wire.topic(), to)));
    assertThat(wire.transport.closeCode.get(5, TimeUnit.SECONDS)).isEqualTo(1000);
  }

  @Test
  void everyPageOfTheUserLoadsAnewOnAllInstances() throws Exception {
    Wire one = joined(here, Map.of("user", "ada"));
    Wire two = joined(here, Map.of("user", "ada"));
    Wire three = joined(there, Map.of("user", "ada"));
    List<Wire> others =
        List.of(
            joined(here, Map.of("user", "adam")),
            joined(there, Map.of("user", "bob")),
            joined(here, Map.of()));

    disconnect(here, "ada");

    for (Wire wire : List.of(one, two, three)) {
      assertSentAway(wire, "/page?x=1");
    }
    for (Wire other : others) {
      assertThat(other.click("still").get("diff")).isEqualTo(json("{'0':'still'}"));
      assertThat(other.transport.closeCode).isNotDone();
    }
  }

  @Test
  void aPageUnderABasePathLoadsWhereTheBrowserSeesIt() throws Exception {
    Wire wire = new Wire(here).session(Map.of("user", "ada"));
    wire.basePath = "/app";
    wire.at("/page").join("/app/page");
    disconnect(there, "ada");

    assertSentAway(wire, "/app/page");
  }

  @Test
  void aViewThatIsAtWorkHoldsNothingUp() throws Exception {
    Wire wire = joined(here, Map.of("user", "ada"));
    wire.push("event", "{\"type\":\"click\",\"event\":\"hold\",\"value\":{}}");
    disconnect(here, "ada");

    assertSentAway(wire, "/page?x=1");
  }

  @Test
  void whatTheBrowserSendsAfterwardsIsNotRead() throws Exception {
    Wire wire = joined(here, Map.of("user", "ada"));
    disconnect(here, "ada");
    assertSentAway(wire, "/page?x=1");
    wire.push("event", "{\"type\":\"click\",\"event\":\"late\",\"value\":{}}");
    wire.close();
    here.stop().toCompletableFuture().join();

    assertThat(view.log).containsExactly("terminated mounted");
  }

  @Test
  void aSocketWithoutAJoinedViewIsClosedToo() throws Exception {
    Wire wire = new Wire(here).session(Map.of("user", "ada")).at("/page");
    disconnect(here, "ada");

    assertThat(wire.transport.closeCode).isCompletedWithValue(1000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"ada\"",
        "null",
        "{\"user\":\"ada\"}",
        "[\"ada\"]",
        "\"1.x.y.z\"",
        "\"\"",
        "7",
        "\"FORGED\"",
        "\"LONG\""
      })
  void aForeignMessageSendsNobodyAway(String json) throws Exception {
    Wire wire = joined(here, Map.of("user", "ada"));
    LiveRuntime stranger = runtime(OTHER_SECRET);
    String text =
        json.replace("LONG", "x".repeat(100_000))
            .replace("FORGED", stranger.sessionCookies().write(Map.of("user", "ada")));
    pubsub.broadcast(Disconnects.TOPIC, Message.fromJson(text)).toCompletableFuture().join();
    pubsub
        .broadcast(Disconnects.TOPIC, here.sessionCookies().write(Map.of("user", "ada")))
        .toCompletableFuture()
        .join();
    disconnect(stranger, "ada");
    await().until(() -> pubsub.stats().delivered() == 9);

    assertThat(wire.click("still").get("diff")).isEqualTo(json("{'0':'still'}"));
    assertThat(wire.transport.closeCode).isNotDone();
    disconnect(there, "ada");
    assertSentAway(wire, "/page?x=1");
  }

  @Test
  void whereTheOthersCannotBeToldThoseHereAreClosedAllTheSame() throws Exception {
    StubPubSub down = new StubPubSub();
    down.subscribed.complete(null);
    LiveRuntime runtime =
        TestRuntimes.started(
            TestRuntimes.builder()
                .pubsub(down)
                .userOf(session -> session.get("user"))
                .live("/page", view));
    Wire wire = joined(runtime, Map.of("user", "ada"));
    CompletableFuture<Void> outcome = runtime.disconnect("ada").toCompletableFuture();

    assertSentAway(wire, "/page?x=1");
    assertThat(outcome).isNotDone();
    down.broadcast.completeExceptionally(new IllegalStateException("down"));
    assertThat(outcome).isCompletedExceptionally();
    runtime.stop().toCompletableFuture().join();
  }

  @Test
  void aUserOfThatFailsLeavesTheSocketWithoutAUser() throws Exception {
    LiveRuntime runtime =
        TestRuntimes.started(
            TestRuntimes.builder()
                .userOf(
                    session -> {
                      throw new IllegalStateException("on purpose");
                    })
                .live("/page", view));
    Wire wire = joined(runtime, Map.of("user", "ada"));
    disconnect(runtime, "ada");

    assertThat(wire.click("still").get("diff")).isEqualTo(json("{'0':'still'}"));
    runtime.stop().toCompletableFuture().join();
  }

  @Test
  void aRuntimeThatDoesNotKnowItsUsersSaysSo() {
    LiveRuntime runtime = TestRuntimes.of("/page", view);

    assertThatIllegalStateException()
        .isThrownBy(() -> runtime.disconnect("ada"))
        .withMessage("nobody has told what names a user; do so with userOf(session -> …)");
    assertThatIllegalArgumentException().isThrownBy(() -> here.disconnect(""));
    assertThatIllegalArgumentException().isThrownBy(() -> here.disconnect("x".repeat(1_025)));
  }
}
