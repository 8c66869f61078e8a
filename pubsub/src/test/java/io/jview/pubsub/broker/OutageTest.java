package io.jview.pubsub.broker;

import static io.jview.pubsub.Engines.done;
import static io.jview.pubsub.Engines.isDone;
import static io.jview.pubsub.Gap.Reason.DISCONNECTED;
import static io.jview.pubsub.Gap.Reason.REJECTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.LoopbackBroker;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.Recorder;
import io.jview.pubsub.traffic.CapturedLog;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Links that are cut, stall and forget. */
class OutageTest extends BrokerTest {

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
  @DisplayName("O1 one line says that the link is back: how long it was away, and what was told")
  void backLine() {
    done(here.subscribeTopic("s", "t", seen));
    done(here.subscribeTopic("s", "u", seen));
    try (CapturedLog log = CapturedLog.of(PubSub.class.getName())) {
      cutAndUnreachable();
      CompletionStage<Void> sent = here.broadcast("t", 1);
      clock.advance(LONG_PAUSE);
      assertThatThrownBy(() -> done(sent)).isInstanceOf(PubSubUnavailableException.class);
      assertThat(log.lines("is back")).isEmpty();
      restore();
      assertThat(log.lines("is back"))
          .singleElement()
          .asString()
          .matches(
              "INFO The link to the broker is back \\(receiving, sending\\) after"
                  + " (1[1-9]|2[0-2])\\.\\d s: 2 gaps were told, 1 broadcasts have failed");
      link.cutReceiving();
      clock.advance(LONG_PAUSE);
      assertThat(log.lines("is back (receiving)")).hasSize(1);
    }
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

    await()
        .untilAsserted(
            () ->
                assertThat(failures)
                    .filteredOn(failure -> failure.contains("refused"))
                    .singleElement()
                    .asString()
                    .startsWith("s t "));
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
  @DisplayName("L2 a start without a broker fails with its reason, and may be repeated")
  void startWithoutBroker() {
    LoopbackBroker.Node node = broker.node();
    node.reachable(false);
    PubSub late = builder(node).build();
    CompletionStage<Void> started = late.start();
    clock.advance(Duration.ofSeconds(11));
    assertThatThrownBy(() -> done(started))
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
      clock.advance(Duration.ofMillis(100));
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
    clock.advance(Duration.ofMillis(100));
    CompletionStage<Void> again = here.subscribeTopic("s", "t", seen);
    assertThat(isDone(again)).isFalse();
    link.proceed();
    done(again);
    done(there.broadcast("t", 1));

    seen.awaits(1L);
  }

  @Test
  @DisplayName("S8 a page that leaves and comes back at once does not trouble the broker")
  void doesNotFlap() {
    done(here.subscribeTopic("old page", "t", new Recorder()));
    done(here.unsubscribeAll("old page"));
    clock.advance(Duration.ofMillis(90));
    assertThat(isDone(here.subscribeTopic("new page", "t", seen))).isTrue();
    clock.advance(Duration.ofMillis(90));
    done(there.broadcast("t", 1));

    seen.awaits(1L);
    assertThat(link.calls()).containsExactly("connect", "subscribe t");
  }
}
