package io.jview.pubsub;

import static io.jview.pubsub.Engines.done;
import static io.jview.pubsub.Engines.isDone;
import static io.jview.pubsub.Gap.Reason.DISCONNECTED;
import static io.jview.pubsub.Gap.Reason.LOST;
import static io.jview.pubsub.Gap.Reason.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OutageTest {

  private static final Duration LONG_PAUSE = Duration.ofSeconds(11);

  private final LoopbackBroker broker = new LoopbackBroker();
  private final LoopbackBroker.Node link = broker.node();
  private final ManualClock clock = new ManualClock();
  private final Recorder seen = new Recorder();
  private final List<String> failures = new CopyOnWriteArrayList<>();
  private PubSub here;
  private PubSub there;

  @BeforeEach
  void start() {
    here = builder(link).build();
    there = builder(broker.node()).build();
    done(here.start());
    done(there.start());
  }

  private PubSub.Builder builder(LoopbackBroker.Node node) {
    return PubSub.builder(node)
        .clock(clock)
        .outbox(3, 1000)
        .failureHandler(
            (session, topic, cause) -> failures.add(session + " " + topic + " " + cause));
  }

  @AfterEach
  void stop() {
    link.proceed();
    done(here.stop());
    done(there.stop());
  }

  private void cutAndUnreachable() {
    link.reachable(false);
    link.cut();
  }

  private void restore() {
    link.reachable(true);
    clock.advance(LONG_PAUSE);
  }

  @Test
  @DisplayName("O1 O3 what was subscribed works again, with one gap between the last and the first")
  void toldOnceAndInOrder() {
    done(here.subscribeTopic("s", "t", seen));
    done(there.broadcast("t", 1));
    cutAndUnreachable();
    done(there.broadcast("t", "lost"));
    restore();
    done(there.broadcast("t", 2));

    seen.awaits(1L, DISCONNECTED, 2L);
  }

  @Test
  @DisplayName("O1 a lost link is tried for ever, with growing pauses")
  void retriesForEver() {
    cutAndUnreachable();
    for (int i = 0; i < 50; i++) {
      clock.advance(LONG_PAUSE);
    }
    long tries = link.calls().stream().filter("connect"::equals).count();
    // 550 seconds at 5 to 10 seconds each, and up to seven shorter pauses before that
    assertThat(tries).isBetween(55L, 120L);
    restore();
    assertThat(here.stats().receiving()).isTrue();
    assertThat(here.stats().sending()).isTrue();
  }

  @Test
  @DisplayName("O2 O3 a link lost again while it is restored ends the same way, with one gap")
  void lostAgainWhileRestored() {
    done(here.subscribeTopic("s", "t", seen));
    link.cut();
    link.stall();
    clock.advance(LONG_PAUSE);
    link.cut();
    link.failStalled();
    clock.advance(LONG_PAUSE);
    done(there.broadcast("t", 1));

    seen.awaits(DISCONNECTED, 1L);
    assertThat(link.topics()).containsExactly("t");
  }

  @Test
  @DisplayName("O1 what was subscribed and left meanwhile is as it was last wanted")
  void reconcilesAfterAnOutage() {
    done(here.subscribeTopic("s", "kept", seen));
    done(here.subscribeTopic("s", "left", seen));
    cutAndUnreachable();
    done(here.unsubscribeTopic("s", "left"));
    done(here.subscribeTopic("s", "new", seen));
    restore();

    assertThat(link.topics()).containsExactlyInAnyOrder("kept", "new");
    seen.awaits(DISCONNECTED, DISCONNECTED);
  }

  @Test
  @DisplayName("S9 while the link is down, subscribing and leaving are done at once")
  void subscribesWithoutTheBroker() {
    cutAndUnreachable();
    assertThat(isDone(here.subscribeTopic("s", "t", seen))).isTrue();
    assertThat(isDone(here.unsubscribeTopic("s", "t"))).isTrue();
    assertThat(isDone(here.subscribeTopic("s", "t", seen))).isTrue();
    restore();
    done(there.broadcast("t", 1));

    seen.awaits(DISCONNECTED, 1L);
  }

  @Test
  @DisplayName("S10 a subscription that is not confirmed in time is done, and told a gap later")
  void stopsWaitingForTheBroker() {
    link.stall();
    CompletionStage<Void> subscribed = here.subscribeTopic("s", "t", seen);
    clock.advance(Duration.ofMillis(2900));
    assertThat(isDone(subscribed)).isFalse();
    clock.advance(Duration.ofMillis(200));
    done(subscribed);
    link.proceed();
    done(there.broadcast("t", 1));

    seen.awaits(DISCONNECTED, 1L);
  }

  @Test
  @DisplayName("S10 a subscription pending when the link is lost is done, and told a gap later")
  void pendingWhenTheLinkIsLost() {
    link.stall();
    CompletionStage<Void> subscribed = here.subscribeTopic("s", "t", seen);
    link.cut();
    done(subscribed);
    link.failStalled();
    clock.advance(LONG_PAUSE);

    seen.awaits(DISCONNECTED);
  }

  @Test
  @DisplayName("S10 a subscription refused after it was done is removed, and hears of it last")
  void refusedLater() {
    done(here.subscribeTopic("s", "t", seen));
    done(here.subscribeTopic("s", "other", seen));
    cutAndUnreachable();
    link.refuse("t");
    restore();
    done(there.broadcast("other", 1));

    await().untilAsserted(() -> assertThat(failures).hasSize(1));
    assertThat(failures.get(0)).startsWith("s t ").contains("refused");
    await().untilAsserted(() -> assertThat(seen.received()).contains(REJECTED, DISCONNECTED, 1L));
    assertThat(here.stats().topics()).isEqualTo(1);

    link.grant("t");
    seen.clear();
    done(here.subscribeTopic("s", "t", seen));
    done(there.broadcast("t", 2));
    seen.awaits(2L);
  }

  @Test
  @DisplayName("S6 a refused subscription fails, leaves nothing behind and disturbs no other")
  void refused() {
    link.refuse("t");
    done(here.subscribeTopic("s", "other", seen));

    assertThatThrownBy(() -> done(here.subscribeTopic("s", "t", seen)))
        .isInstanceOf(PubSubException.class)
        .hasMessageContaining("refused")
        .hasMessageContaining("'t'");
    assertThat(here.stats().topics()).isEqualTo(1);
    done(there.broadcast("other", 1));
    seen.awaits(1L);
  }

  @Test
  @DisplayName("S10 topics that the broker has forgotten are asked for again, and told a gap")
  void forgottenTopics() {
    done(here.subscribeTopic("s", "t", seen));
    done(here.subscribeTopic("s", "untouched", new Recorder()));
    link.forget(List.of("t", "unknown"));
    done(there.broadcast("t", 1));

    seen.awaits(DISCONNECTED, 1L);
    assertThat(link.calls().stream().filter("subscribe untouched"::equals)).hasSize(1);
  }

  @Test
  @DisplayName("B5 what is broadcast while the link is down goes out in order when it is back")
  void waitsInTheOutbox() {
    done(there.subscribeTopic("s", "t", seen));
    cutAndUnreachable();
    CompletionStage<Void> first = here.broadcast("t", 1);
    CompletionStage<Void> second = here.broadcast("t", 2);
    assertThat(here.stats().outboxMessages()).isEqualTo(2);
    restoreWithin(Duration.ofSeconds(4));
    done(first);
    done(second);

    seen.awaits(1L, 2L);
    assertThat(here.stats().outboxMessages()).isZero();
    assertThat(here.stats().outboxBytes()).isZero();
  }

  private void restoreWithin(Duration time) {
    link.reachable(true);
    clock.advance(time);
  }

  @Test
  @DisplayName("B5 a full outbox fails at once, by count and by bytes")
  void fullOutbox() {
    cutAndUnreachable();
    here.broadcast("t", "x".repeat(900));
    CompletionStage<Void> tooLarge = here.broadcast("t", "x".repeat(200));
    here.broadcast("t", 1);
    here.broadcast("t", 2);
    CompletionStage<Void> tooMany = here.broadcast("t", 3);

    for (CompletionStage<Void> refused : List.of(tooLarge, tooMany)) {
      assertThatThrownBy(() -> done(refused))
          .isInstanceOfSatisfying(
              PubSubUnavailableException.class,
              failure -> assertThat(failure.outcomeUnknown()).isFalse())
          .hasMessageContaining("outbox is full");
    }
  }

  @Test
  @DisplayName("B5 what is older than publishTimeout fails and is not sent later")
  void expires() {
    cutAndUnreachable();
    CompletionStage<Void> old = here.broadcast("t", "old");
    clock.advance(Duration.ofSeconds(4));
    CompletionStage<Void> young = here.broadcast("t", "young");
    clock.advance(Duration.ofMillis(1100));

    assertThatThrownBy(() -> done(old))
        .isInstanceOfSatisfying(
            PubSubUnavailableException.class,
            failure -> assertThat(failure.outcomeUnknown()).isFalse());
    assertThat(isDone(young)).isFalse();
    assertThat(here.stats().outboxMessages()).isEqualTo(1);
    clock.advance(LONG_PAUSE);
    assertThatThrownBy(() -> done(young)).isInstanceOf(PubSubUnavailableException.class);
    restore();
    assertThat(broker.published()).isEmpty();
  }

  @Test
  @DisplayName("B4 B5 a broker that does not answer in time leaves the outcome unknown")
  void noAnswerInTime() {
    link.stall();
    CompletionStage<Void> sent = here.broadcast("t", 1);
    clock.advance(Duration.ofSeconds(6));

    assertThatThrownBy(() -> done(sent))
        .isInstanceOfSatisfying(
            PubSubUnavailableException.class,
            failure -> assertThat(failure.outcomeUnknown()).isTrue());
    assertThat(here.stats().outboxMessages()).isZero();
  }

  @Test
  @DisplayName("B4 what was handed to a connection that died is unknown and never sent again")
  void diedWhileSending() {
    link.stall();
    CompletionStage<Void> sent = here.broadcast("t", 1);
    link.cut();
    link.failStalled();
    clock.advance(LONG_PAUSE);

    assertThatThrownBy(() -> done(sent))
        .isInstanceOfSatisfying(
            PubSubUnavailableException.class,
            failure -> assertThat(failure.outcomeUnknown()).isTrue());
    assertThat(broker.published()).isEmpty();
  }

  @Test
  @DisplayName("B4 a refused broadcast fails with the broker's reason")
  void refusedBroadcast() {
    link.refuse("t");
    assertThatThrownBy(() -> done(here.broadcast("t", 1)))
        .isInstanceOf(PubSubException.class)
        .hasMessageContaining("'t'")
        .hasRootCauseMessage("loopback: no permission for t");
  }

  @Test
  @DisplayName("O5 a hole in a sender's sequence is told ahead of what follows it")
  void holes() {
    done(here.subscribeTopic("s", "t", seen));
    done(there.broadcast("t", "a"));
    broker.swallow(frame -> frame.contains("\"b\""));
    done(there.broadcast("t", "b"));
    done(there.broadcast("other", "b"));
    done(there.broadcast("t", "c"));

    seen.awaits("a", LOST, "c");
  }

  @Test
  @DisplayName("O5 counting starts anew with each confirmed subscription")
  void countsFromTheFirstFrame() {
    done(there.broadcast("t", "before"));
    done(here.subscribeTopic("s", "t", seen));
    done(there.broadcast("t", 1));
    cutAndUnreachable();
    done(there.broadcast("t", "missed"));
    restore();
    done(there.broadcast("t", 2));

    seen.awaits(1L, DISCONNECTED, 2L);
  }

  @Test
  @DisplayName("O5 what expired in the outbox uses no number")
  void expiredUsesNoNumber() {
    done(there.subscribeTopic("s", "t", seen));
    done(here.broadcast("t", 1));
    cutAndUnreachable();
    CompletionStage<Void> expired = here.broadcast("t", "expired");
    clock.advance(Duration.ofSeconds(6));
    assertThatThrownBy(() -> done(expired)).isInstanceOf(PubSubUnavailableException.class);
    restore();
    done(here.broadcast("t", 2));

    seen.awaits(1L, 2L);
  }

  @Test
  @DisplayName("D7 O6 a frame that comes twice is delivered once")
  void dropsDuplicates() {
    done(here.subscribeTopic("s", "t", seen));
    done(there.broadcast("t", 1));
    broker.inject("t", broker.published().get(0));
    done(there.broadcast("t", 2));

    seen.awaits(1L, 2L);
    assertThat(here.stats().duplicates()).isEqualTo(1);
  }

  @Test
  @DisplayName("M5 I2 foreign frames are delivered, malformed ones skipped and counted")
  void foreignFrames() {
    done(here.subscribeTopic("s", "t", seen));
    for (String bad :
        List.of(
            "",
            "x",
            "[]",
            "{}",
            "{\"topic\":\"t\"}",
            "{\"message\":1}",
            "{\"topic\":7,\"message\":1}",
            "{\"topic\":\"other\",\"message\":1}",
            "{\"topic\":\"t\",\"message\":1}}",
            "{\"topic\":\"t\",\"message\":1,\"origin\":5}",
            "{\"topic\":\"t\",\"message\":1,\"seq\":\"1\"}",
            "{\"topic\":\"t\",\"message\":{\"a\":}")) {
      broker.inject("t", bad);
    }
    broker.inject("t", "{ \"version\" : {\"x\":[1]}, \"message\" : 42 , \"topic\":\"t\" }");
    broker.inject("t", "{\"topic\":\"t\",\"message\":null}");

    seen.awaits(42L, "null");
    assertThat(here.stats().malformed()).isEqualTo(12);
  }

  @Test
  @DisplayName("L3 a stop sends what was accepted before it closes the link")
  void stopSendsWhatWaits() {
    done(there.subscribeTopic("s", "t", seen));
    link.stall();
    CompletionStage<Void> sent = here.broadcast("t", 1);
    CompletionStage<Void> stopped = here.stop();
    assertThat(link.isClosed()).isFalse();
    link.proceed();
    done(sent);
    done(stopped);

    assertThat(link.isClosed()).isTrue();
    seen.awaits(1L);
  }

  @Test
  @DisplayName("L3 a stop while the link is down fails what waits, and ends")
  void stopWhileDown() {
    cutAndUnreachable();
    CompletionStage<Void> waiting = here.broadcast("t", 1);
    done(here.stop());

    assertThatThrownBy(() -> done(waiting)).isInstanceOf(PubSubUnavailableException.class);
    assertThat(link.isClosed()).isTrue();
  }

  @Test
  @DisplayName("L2 a start without a broker fails with its reason, and may be repeated")
  void startWithoutBroker() {
    LoopbackBroker.Node node = broker.node();
    node.reachable(false);
    PubSub late = builder(node).build();
    assertThatThrownBy(() -> done(late.start()))
        .isInstanceOf(PubSubException.class)
        .hasMessageContaining("connection refused");
    node.reachable(true);
    done(late.start());
    done(late.broadcast("t", 1));
    done(late.stop());
  }

  @Test
  @DisplayName("L2 a start may be allowed to be disconnected")
  void startDisconnected() {
    LoopbackBroker.Node node = broker.node();
    node.reachable(false);
    PubSub late = builder(node).startDisconnected(true).build();
    done(late.start());
    done(late.subscribeTopic("s", "t", seen));
    node.reachable(true);
    clock.advance(LONG_PAUSE);
    done(there.broadcast("t", 1));
    seen.awaits(DISCONNECTED, 1L);
    done(late.stop());
  }

  @Test
  @DisplayName("S8 the last one out and the first one in, again and again, keeps working")
  void inAndOut() {
    for (long i = 0; i < 100; i++) {
      Recorder recorder = new Recorder();
      done(here.subscribeTopic("s", "t", recorder));
      done(there.broadcast("t", i));
      recorder.awaits(i);
      done(here.unsubscribeTopic("s", "t"));
      assertThat(link.topics()).isEmpty();
    }
    assertThat(here.stats().sessions()).isZero();
    assertThat(here.stats().topics()).isZero();
  }

  @Test
  @DisplayName("S7 a subscription wanted again while the broker still lets go of it is not deaf")
  void wantedAgain() {
    done(here.subscribeTopic("s", "t", seen));
    link.stall();
    done(here.unsubscribeTopic("s", "t"));
    CompletionStage<Void> again = here.subscribeTopic("s", "t", seen);
    assertThat(isDone(again)).isFalse();
    link.proceed();
    done(again);
    done(there.broadcast("t", 1));

    seen.awaits(1L);
  }
}
