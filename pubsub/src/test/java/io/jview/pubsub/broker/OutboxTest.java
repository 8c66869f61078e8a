package io.jview.pubsub.broker;

import static io.jview.pubsub.Engines.done;
import static io.jview.pubsub.Engines.isDone;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.LoopbackBroker;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.spi.NotSentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Broadcasts that the broker has not accepted yet. */
class OutboxTest extends BrokerTest {

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
  @DisplayName("B7 a topic that fills the outbox leaves room for others, and is named")
  void leavesRoomForOthers() {
    LoopbackBroker.Node node = broker.node();
    PubSub filled = builder(node).outbox(1_000, 1 << 20).build();
    done(filled.start());
    node.stall();
    List<CompletionStage<Void>> hog = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      hog.add(filled.broadcast("hog", i));
    }
    assertThatThrownBy(() -> done(hog.get(1_999)))
        .isInstanceOf(PubSubUnavailableException.class)
        .hasMessageContaining("outbox is full")
        .hasMessageContaining("topic 'hog'");
    assertThat(filled.stats().outboxMessages()).isEqualTo(750);
    for (int i = 0; i < 50; i++) {
      assertThat(isDone(filled.broadcast("other" + i, i))).isFalse();
    }
    CompletionStage<Void> more = filled.broadcast("hog", 1);
    assertThatThrownBy(() -> done(more)).isInstanceOf(PubSubUnavailableException.class);
    node.proceed();
    done(hog.get(749));
    assertThat(filled.stats().outboxMessages()).isZero();
    done(filled.stop());
  }

  @Test
  @DisplayName("B7 by bytes too, and ten that fill it leave room for the eleventh")
  void manyFillIt() {
    LoopbackBroker.Node node = broker.node();
    PubSub filled = builder(node).outbox(1 << 20, 1_000_000).build();
    done(filled.start());
    node.stall();
    for (int i = 0; i < 20_000; i++) {
      filled.broadcast("hog" + i % 10, "x".repeat(998));
    }
    assertThat(isDone(filled.broadcast("eleventh", "x".repeat(998)))).isFalse();
    node.proceed();
    done(filled.stop());
  }

  @Test
  @DisplayName(
      "B4 what the adapter has certainly not sent is not unknown; a library's words are trouble")
  void certainlyNotSent() {
    link.failWith(new NotSentException("no connection", null));
    assertThatThrownBy(() -> done(here.broadcast("t", 1)))
        .isInstanceOfSatisfying(
            PubSubUnavailableException.class,
            failure -> assertThat(failure.outcomeUnknown()).isFalse());
    link.failWith(new IllegalStateException("a library's own"));
    assertThatThrownBy(() -> done(here.broadcast("t", 1)))
        .isInstanceOfSatisfying(
            PubSubUnavailableException.class,
            failure -> assertThat(failure.outcomeUnknown()).isTrue());
  }

  @Test
  @DisplayName(
      "B4 what is under way when sending goes down fails at once, whatever the adapter says")
  void failsWhatIsUnderWay() {
    link.stall();
    CompletionStage<Void> sent = here.broadcast("t", 1);
    link.cutSending();
    assertThatThrownBy(() -> done(sent))
        .isInstanceOfSatisfying(
            PubSubUnavailableException.class,
            failure -> assertThat(failure.outcomeUnknown()).isTrue());
    assertThat(here.stats().outboxMessages()).isZero();
  }
}
