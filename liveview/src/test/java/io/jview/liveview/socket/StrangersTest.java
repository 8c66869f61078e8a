package io.jview.liveview.socket;

import static io.jview.liveview.fixture.Wire.json;
import static io.jview.liveview.fixture.Wire.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.liveview.fixture.ScriptedView;
import io.jview.liveview.fixture.TestLimits;
import io.jview.liveview.fixture.TestRuntimes;
import io.jview.liveview.fixture.Wire;
import io.jview.liveview.host.RefusedException;
import io.jview.liveview.runtime.LiveRuntime;
import io.jview.liveview.runtime.LiveRuntimeBuilder;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What is borne from who has joined no page of ours. */
class StrangersTest {

  private static final String MUCH = "[" + "{},".repeat(10_000) + "{}]";

  private final ScriptedView view = new ScriptedView();

  private LiveRuntime runtime(LiveRuntimeBuilder builder) {
    return TestRuntimes.started(builder.live("/page", view));
  }

  private Wire stranger() throws Exception {
    return Wire.at(runtime(TestRuntimes.builder()), "/page");
  }

  @Test
  void aMessageIsShortUntilAPageWasJoined() throws Exception {
    Wire wire = stranger();
    assertThat(wire.maxMessageBytes()).isEqualTo(65_536);

    wire.join("/page");
    assertThat(wire.maxMessageBytes()).isEqualTo(1_048_576);
    wire.text(" ".repeat(65_537));
    assertThat(wire.transport.closeCode).isCompletedWithValue(1007);
    wire.connect();
    wire.text(" ".repeat(65_537));
    assertThat(wire.transport.closeCode).isCompletedWithValue(1009);
  }

  @Test
  void aRefusedJoinDoesNotCount() throws Exception {
    Wire wire = stranger();

    assertThat(response(wire.join(wire.topic(), "{\"session\":\"forged\",\"url\":\"/page\"}")))
        .isEqualTo(json("{'reason':'stale'}"));

    assertThat(wire.maxMessageBytes()).isEqualTo(65_536);
  }

  @Test
  void aSocketThatJoinsNothingIsClosed() throws Exception {
    LiveRuntime runtime =
        runtime(TestRuntimes.builder().limits(TestLimits.join(Duration.ofMillis(100))));
    Wire page = Wire.at(runtime, "/page");
    page.join("/page");
    Wire stranger = Wire.at(runtime, "/page");

    assertThat(stranger.transport.closeCode.get()).isEqualTo(1008);
    assertThat(page.click("up")).as("the page lives on").isEqualTo(json("{'diff':{'0':'up'}}"));
  }

  @Test
  void nothingIsParsedForATopicThatIsNotJoined() throws Exception {
    Wire wire = stranger();

    wire.text("[\"1\",\"2\",\"lv:x\",\"event\",{no JSON at all}]");

    assertThat(response(wire.transport.next())).isEqualTo(json("{'reason':'unmatched topic'}"));
  }

  @Test
  void aPayloadThatIsNoJsonClosesTheSocketAtItsTurn() throws Exception {
    Wire wire = stranger();
    wire.join("/page");

    wire.push("event", "{no JSON at all}");

    assertThat(wire.transport.closeCode.get()).isEqualTo(1007);
  }

  @Test
  void aJoinThatIsNoJsonClosesTheSocket() throws Exception {
    Wire wire = stranger();

    wire.send("1", "1", wire.topic(), "phx_join", "{no JSON at all}");

    assertThat(wire.transport.closeCode.get()).isEqualTo(1007);
  }

  @Test
  void namesAroundAPayloadAreShort() throws Exception {
    for (String name : new String[] {"x".repeat(513), "\\\\".repeat(300)}) {
      Wire wire = stranger();

      wire.send("1", "2", name, "event", "{}");

      assertThat(wire.transport.closeCode).isCompletedWithValue(1007);
    }
  }

  @Test
  void namesMayBeEscapedAndSpaced() throws Exception {
    Wire wire = stranger();

    wire.text(" [ null , \"9\" ,\t\"phoeni\\u0078\", \"heart\\u0062eat\" ,\n{ } ] ");

    assertThat(wire.transport.next())
        .isEqualTo(json("[null,'9','phoenix','phx_reply',{'status':'ok','response':{}}]"));
  }

  @Test
  void whatIsNoWholeMessageCountsAsOne() throws Exception {
    LiveRuntime runtime = runtime(TestRuntimes.builder().limits(TestLimits.rate(1, 10)));
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");
    for (int i = 0; i < 15; i++) {
      wire.arrive();
    }
    assertThat(wire.transport.paused).isTrue();

    for (int i = 0; i < 35; i++) {
      wire.arrive();
    }
    assertThat(wire.transport.closeCode).isCompletedWithValue(1008);
  }

  @Test
  void aLargeMessageCountsAsSeveral() throws Exception {
    LiveRuntime runtime = runtime(TestRuntimes.builder().limits(TestLimits.rate(1, 10)));
    Wire wire = Wire.at(runtime, "/page");
    wire.join("/page");

    wire.push(
        "event", "{\"type\":\"click\",\"event\":\"x\",\"value\":" + "1".repeat(160_000) + "}");

    assertThat(wire.transport.paused).isTrue();
  }

  @Test
  void anAddressHasSoManySocketsThatHaveNotJoined() throws Exception {
    LiveRuntime runtime = runtime(TestRuntimes.builder().limits(TestLimits.sockets(100, 2, 100)));
    Wire first = Wire.at(runtime, "/page");
    Wire second = Wire.at(runtime, "/page");
    Wire third = new Wire(runtime);
    third.get("/page");

    assertRefused(third, 429);
    first.join("/page");
    third.connect();
    assertRefused(third, 429);
    second.close();
    third.connect();
  }

  @Test
  void thereAreSoManySocketsInAll() throws Exception {
    LiveRuntime runtime = runtime(TestRuntimes.builder().limits(TestLimits.sockets(2, 100, 100)));
    Wire first = Wire.at(runtime, "/page");
    Wire.at(runtime, "/page").join("/page");
    Wire third = new Wire(runtime);
    third.get("/page");

    assertRefused(third, 503);
    first.close();
    third.connect();
  }

  @Test
  void thereAreSoManyViewsInAll() throws Exception {
    LiveRuntime runtime = runtime(TestRuntimes.builder().limits(TestLimits.sockets(100, 100, 1)));
    Wire first = Wire.at(runtime, "/page");
    first.join("/page");
    Wire second = Wire.at(runtime, "/page");

    assertThat(response(second.join(second.topic(), second.joinPayload("url", "/page"))))
        .isEqualTo(json("{'reason':'too many views'}"));
    first.close();
    await().until(() -> runtime.stats().views() == 0);
    second.join("/page");
  }

  private static void assertRefused(Wire wire, int status) {
    assertThatThrownBy(wire::connect)
        .isInstanceOfSatisfying(
            RefusedException.class, refused -> assertThat(refused.status()).isEqualTo(status));
  }

  @Test
  void muchJsonOfAStrangerIsRefusedByItsLength() throws Exception {
    Wire wire = stranger();
    for (int i = 0; i < 10; i++) {
      wire.send("1", "2", "lv:x", "event", "{\"a\":" + MUCH + "}");
    }

    assertThat(response(wire.transport.next())).isEqualTo(json("{'reason':'unmatched topic'}"));
    assertThat(wire.transport.closeCode).isNotDone();
  }
}
