package io.jview.pubsub.delivery;

import static io.jview.pubsub.Engines.done;
import static io.jview.pubsub.Gap.Reason.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.Engines;
import io.jview.pubsub.Gap;
import io.jview.pubsub.ManualClock;
import io.jview.pubsub.Message;
import io.jview.pubsub.PayloadTooLargeException;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.Recorder;
import io.jview.pubsub.TopicHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DeliveryTest {

  private final List<String> failures = new CopyOnWriteArrayList<>();
  private final Recorder seen = new Recorder();
  private final PubSub pubsub =
      PubSub.inMemoryBuilder()
          .mailbox(3, 1000)
          .maxMessageBytes(2000)
          .failureHandler(
              (session, topic, cause) -> failures.add(session + " " + topic + " " + cause))
          .build();

  @BeforeEach
  void start() {
    done(pubsub.start());
  }

  @AfterEach
  void stop() {
    done(pubsub.stop());
  }

  /** A handler that stands still at its first message until it is let go. */
  private static final class Gate implements TopicHandler {
    private final CountDownLatch entered = new CountDownLatch(1);
    private final CountDownLatch open = new CountDownLatch(1);
    private final Recorder seen;
    private volatile Thread thread;

    Gate(Recorder seen) {
      this.seen = seen;
    }

    @Override
    public void onMessage(String topic, Message message) throws InterruptedException {
      thread = Thread.currentThread();
      entered.countDown();
      open.await();
      seen.onMessage(topic, message);
    }

    @Override
    public void onGap(Gap gap) {
      seen.onGap(gap);
    }

    void entered() throws InterruptedException {
      assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
    }
  }

  @Test
  @DisplayName("D5 what does not fit by count pushes out the oldest, told ahead of what remains")
  void overflowsByCount() throws InterruptedException {
    Gate gate = new Gate(seen);
    done(pubsub.subscribeTopic("s", "t", gate));
    pubsub.broadcast("t", 0);
    gate.entered();
    for (int i = 1; i <= 7; i++) {
      pubsub.broadcast("t", i);
    }
    gate.open.countDown();

    seen.awaits(0L, OVERFLOW, 5L, 6L, 7L);
    assertThat(pubsub.stats().dropped()).isEqualTo(4);
    assertThat(pubsub.stats().gaps()).isEqualTo(1);
  }

  @Test
  @DisplayName("D5 what does not fit by size pushes out the oldest; one too large fits alone")
  void overflowsBySize() throws InterruptedException {
    Gate gate = new Gate(seen);
    done(pubsub.subscribeTopic("s", "t", gate));
    pubsub.broadcast("t", 0);
    gate.entered();
    pubsub.broadcast("t", "a".repeat(600));
    pubsub.broadcast("t", "b".repeat(300));
    pubsub.broadcast("t", "c".repeat(300));
    pubsub.broadcast("t", "d".repeat(1500));
    gate.open.countDown();

    seen.awaits(0L, OVERFLOW, "d".repeat(1500));
    assertThat(pubsub.stats().dropped()).isEqualTo(3);
  }

  @Test
  @DisplayName("D5 each topic concerned is told once, and other sessions lose nothing")
  void overflowIsToldOncePerTopic() throws InterruptedException {
    Recorder other = new Recorder();
    Gate gate = new Gate(seen);
    done(pubsub.subscribeTopic("s", "t", gate));
    done(pubsub.subscribeTopic("s", "u", gate));
    done(pubsub.subscribeTopic("other", "t", other));
    pubsub.broadcast("t", 0);
    gate.entered();
    for (int i = 1; i <= 3; i++) {
      pubsub.broadcast("t", i);
      pubsub.broadcast("u", -i);
      int expected = i + 1;
      await().until(() -> other.received().size() == expected);
    }
    gate.open.countDown();

    seen.awaits(0L, OVERFLOW, OVERFLOW, -2L, 3L, -3L);
    other.awaits(0L, 1L, 2L, 3L);
  }

  @Test
  @DisplayName("D3 a handler that throws hurts nobody, and its failure is told with its place")
  void isolatesFailures() {
    done(
        pubsub.subscribeTopic(
            "bad",
            "t",
            (topic, message) -> {
              throw new java.io.IOException("broken " + message);
            }));
    done(pubsub.subscribeTopic("good", "t", seen));
    pubsub.broadcast("t", 1);
    pubsub.broadcast("t", 2);

    seen.awaits(1L, 2L);
    await().until(() -> failures.size() == 2);
    assertThat(failures.get(0)).isEqualTo("bad t java.io.IOException: broken 1");
    assertThat(pubsub.stats().failedHandlers()).isEqualTo(2);
  }

  @Test
  @DisplayName("D4 a handler that waits delays its own session only")
  void waitsAlone() throws InterruptedException {
    Gate gate = new Gate(new Recorder());
    done(pubsub.subscribeTopic("slow", "t", gate));
    done(pubsub.subscribeTopic("quick", "t", seen));
    pubsub.broadcast("t", 1);
    gate.entered();
    pubsub.broadcast("t", 2);

    seen.awaits(1L, 2L);
    gate.open.countDown();
  }

  @Test
  @DisplayName(
      "D4 a handler that burns CPU is flagged with session and topic, one that waits is not")
  void flagsBurningHandlers() throws InterruptedException {
    List<String> flagged = new CopyOnWriteArrayList<>();
    ManualClock clock = new ManualClock();
    PubSub watched =
        PubSub.inMemoryBuilder()
            .clock(clock)
            .failureHandler((session, topic, cause) -> flagged.add(session + " " + topic))
            .build();
    done(watched.start());
    AtomicBoolean burning = new AtomicBoolean(true);
    CountDownLatch begun = new CountDownLatch(1);
    Gate gate = new Gate(seen);
    done(watched.subscribeTopic("waiting", "t", gate));
    done(
        watched.subscribeTopic(
            "burning",
            "t",
            (topic, message) -> {
              begun.countDown();
              while (burning.get()) {
                Thread.onSpinWait();
              }
            }));
    watched.broadcast("t", 1);
    gate.entered();
    await().until(() -> gate.thread.getState() == Thread.State.WAITING);
    assertThat(begun.await(10, TimeUnit.SECONDS)).isTrue();
    clock.advance(Duration.ofMillis(5500));
    assertThat(flagged).isEmpty();
    clock.advance(Duration.ofSeconds(10));

    assertThat(flagged).containsExactly("burning t");
    burning.set(false);
    gate.open.countDown();
    done(watched.stop());
  }

  @Test
  @DisplayName("D6 a handler may subscribe, leave and broadcast, and wait for it")
  void callsBack() {
    done(
        pubsub.subscribeTopic(
            "s",
            "t",
            (topic, message) -> {
              done(pubsub.subscribeTopic("s", "next", seen));
              done(pubsub.unsubscribeTopic("s", "t"));
              done(pubsub.broadcast("next", message));
            }));
    pubsub.broadcast("t", 1);

    seen.awaits(1L);
    done(pubsub.broadcast("t", 2));
    done(pubsub.broadcast("next", 3));
    seen.awaits(1L, 3L);
  }

  @Test
  @DisplayName("S2 the last handler wins, and gets what still waits")
  void replacesTheHandler() throws InterruptedException {
    Recorder first = new Recorder();
    Gate gate = new Gate(first);
    done(pubsub.subscribeTopic("s", "t", gate));
    pubsub.broadcast("t", 1);
    gate.entered();
    pubsub.broadcast("t", 2);
    done(pubsub.subscribeTopic("s", "t", seen));
    gate.open.countDown();

    seen.awaits(2L);
    first.awaits(1L);
  }

  @Test
  @DisplayName("S3 leaving what was never subscribed does nothing and leaves no trace")
  void leavesNothing() {
    done(pubsub.unsubscribeTopic("nobody", "nothing"));
    done(pubsub.unsubscribeAll("nobody"));
    assertThat(pubsub.stats().sessions()).isZero();
    assertThat(pubsub.stats().topics()).isZero();
  }

  @Test
  @DisplayName("S4 leaving waits for the handler that runs, and discards what waits")
  void leavingWaitsForTheRunningHandler() throws InterruptedException {
    Gate gate = new Gate(seen);
    done(pubsub.subscribeTopic("s", "t", gate));
    pubsub.broadcast("t", 1);
    pubsub.broadcast("t", 2);
    gate.entered();
    CompletionStage<Void> left = pubsub.unsubscribeTopic("s", "t");
    assertThat(Engines.isDone(left)).isFalse();
    gate.open.countDown();
    done(left);

    assertThat(seen.received()).containsExactly(1L);
    await().until(() -> pubsub.stats().sessions() == 0);
    assertThat(seen.received()).containsExactly(1L);
  }

  @Test
  @DisplayName("D2 S4 a session that comes back while its old handler runs does not overlap it")
  void comesBackSerially() throws InterruptedException {
    Gate gate = new Gate(seen);
    done(pubsub.subscribeTopic("s", "t", gate));
    pubsub.broadcast("t", 1);
    gate.entered();
    pubsub.unsubscribeAll("s");
    done(pubsub.subscribeTopic("s", "t", seen));
    pubsub.broadcast("t", 2);
    assertThat(seen.received()).isEmpty();
    gate.open.countDown();

    seen.awaits(1L, 2L);
  }

  @Test
  @DisplayName("S5 leaving everything touches no other session")
  void leavesAlone() {
    Recorder other = new Recorder();
    for (String topic : List.of("t", "u")) {
      done(pubsub.subscribeTopic("s", topic, seen));
      done(pubsub.subscribeTopic("other", topic, other));
    }
    done(pubsub.unsubscribeAll("s"));
    pubsub.broadcast("t", 1);
    pubsub.broadcast("u", 2);

    other.awaits(1L, 2L);
    assertThat(seen.received()).isEmpty();
    assertThat(pubsub.stats().sessions()).isEqualTo(1);
  }

  @Test
  @DisplayName("M6 the same message sent twice is delivered twice")
  void deliversEqualMessages() {
    done(pubsub.subscribeTopic("s", "t", seen));
    pubsub.broadcast("t", "same");
    pubsub.broadcast("t", "same");
    seen.awaits("same", "same");
  }

  @Test
  @DisplayName("M4 a message past the limit fails with size and limit, also by its escapes")
  void limitsTheSize() {
    pubsub.broadcast("t", "a".repeat(1998));
    for (Object large : List.of("a".repeat(1999), "\"".repeat(1000), List.of("b".repeat(2000)))) {
      assertThatThrownBy(() -> pubsub.broadcast("t", large))
          .isInstanceOfSatisfying(
              PayloadTooLargeException.class,
              failure -> {
                assertThat(failure.limit()).isEqualTo(2000);
                assertThat(failure.size()).isGreaterThan(2000);
              });
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"t", "T", "a:b", "it's \"x\"", "with space", "😀", "é", "%s {} ${x}", "a/b*c?[d]"})
  @DisplayName("B2 any text is a topic, and none is another")
  void anyTextIsATopic(String topic) {
    List<String> wrong = new ArrayList<>();
    for (String other : List.of(topic + "x", topic.toUpperCase(java.util.Locale.ROOT) + "-")) {
      done(pubsub.subscribeTopic("other", other, (name, message) -> wrong.add(name)));
    }
    done(pubsub.subscribeTopic("s", topic, seen));
    done(pubsub.broadcast(topic, 1));
    seen.awaits(1L);
    assertThat(wrong).isEmpty();
  }

  @Test
  @DisplayName("B2 a topic may have 1,024 bytes and no more, and must be text without NUL")
  void checksTopics() {
    done(pubsub.broadcast("é".repeat(512), 1));
    for (String bad : List.of("", "é".repeat(513), "a\0b", "\ud800", "x\udc00")) {
      assertThatThrownBy(() -> pubsub.broadcast(bad, 1))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pubsub.subscribeTopic("s", bad, seen))
          .isInstanceOf(IllegalArgumentException.class);
      assertThatThrownBy(() -> pubsub.unsubscribeTopic("s", bad))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> pubsub.broadcast(null, 1)).isInstanceOf(NullPointerException.class);
    assertThatThrownBy(() -> pubsub.subscribeTopic("", "t", seen))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("B3 nobody listening is fine")
  void nobodyListens() {
    done(pubsub.broadcast("t", 1));
    assertThat(pubsub.stats().broadcasts()).isEqualTo(1);
  }
}
