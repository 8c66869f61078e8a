package io.jview.pubsub.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.Recorder;
import io.jview.pubsub.Replay;
import io.jview.pubsub.Retention;
import io.jview.pubsub.TopicHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class KeptInMemoryTest {

  private final List<PubSub> started = new ArrayList<>();

  private PubSub start(PubSubBuilder builder) {
    PubSub pubsub = builder.build();
    pubsub.start().toCompletableFuture().join();
    started.add(pubsub);
    return pubsub;
  }

  @AfterEach
  void stop() {
    started.forEach(pubsub -> pubsub.stop().toCompletableFuture().join());
  }

  private static Recorder subscribe(PubSub pubsub, String session, String topic, Replay replay) {
    Recorder recorder = new Recorder();
    pubsub.subscribeTopic(session, topic, replay, recorder).toCompletableFuture().join();
    return recorder;
  }

  private static Object[] numbers(long from, long to) {
    return LongStream.range(from, to).boxed().toArray();
  }

  @Test
  void allLogsTogetherAreBoundedAndTheOneSentToLongestAgoGoes() {
    PubSub pubsub =
        start(
            PubSub.inMemoryBuilder().replay("", Retention.ofMessages(1_000)).replayBytes(100_000));
    String message = "x".repeat(1_000);
    for (int i = 0; i < 60; i++) {
      pubsub.broadcast("old", message);
    }
    for (int i = 0; i < 60; i++) {
      pubsub.broadcast("new", message);
    }
    subscribe(pubsub, "a", "old", Replay.all()).awaits();
    Recorder recorder = subscribe(pubsub, "b", "new", Replay.all());
    pubsub.broadcast("new", "end");
    await().until(() -> recorder.received().contains("end"));
    assertThat(recorder.received()).hasSize(61);
  }

  @Test
  void aSessionWhoseMailboxOverflowsReadsTheLog() throws Exception {
    PubSub pubsub =
        start(
            PubSub.inMemoryBuilder()
                .replay("kept", Retention.ofMessages(100_000))
                .mailbox(16, 1_000));
    Recorder recorder = new Recorder();
    CountDownLatch gate = new CountDownLatch(1);
    TopicHandler slow =
        new TopicHandler() {
          @Override
          public void onMessage(String topic, Message message) throws Exception {
            gate.await();
            recorder.onMessage(topic, message);
          }

          @Override
          public void onGap(Gap gap) {
            recorder.onGap(gap);
          }
        };
    pubsub.subscribeTopic("s", "kept", slow).toCompletableFuture().join();
    LongStream.range(0, 5_000).forEach(i -> pubsub.broadcast("kept", i));
    pubsub.subscribeTopic("s", "other", slow).toCompletableFuture().join();
    LongStream.range(0, 100).forEach(i -> pubsub.broadcast("other", -1));
    gate.countDown();
    await()
        .until(
            () -> recorder.received().stream().filter(each -> !each.equals(-1L)).count() >= 5_000);
    assertThat(
            recorder.received().stream().filter(each -> each instanceof Long l && l >= 0).toList())
        .isEqualTo(List.of(numbers(0, 5_000)));
    assertThat(recorder.received()).doesNotContain(Gap.Reason.LOST);
  }

  @Test
  void anotherHandlerGoesOnWhereTheLastOneWas() {
    PubSub pubsub = start(PubSub.inMemoryBuilder().replay("kept", Retention.ofMessages(100)));
    Recorder first = subscribe(pubsub, "s", "kept", Replay.all());
    pubsub.broadcast("kept", 0);
    first.awaits(0L);
    Recorder second = new Recorder();
    pubsub.subscribeTopic("s", "kept", second).toCompletableFuture().join();
    pubsub.broadcast("kept", 1);
    second.awaits(1L);
    Recorder third = subscribe(pubsub, "s", "kept", Replay.all());
    third.awaits(0L, 1L);
    first.awaits(0L);
  }

  @Test
  void aSessionThatIsLeftOutIsLeftOutOfHistoryToo() {
    PubSub pubsub = start(PubSub.inMemoryBuilder().replay("kept", Retention.ofMessages(100)));
    pubsub.broadcastFrom("own", "kept", 0);
    pubsub.broadcast("kept", 1);
    subscribe(pubsub, "own", "kept", Replay.all()).awaits(1L);
    subscribe(pubsub, "other", "kept", Replay.all()).awaits(0L, 1L);
  }

  @Test
  void theFirstRuleThatFitsCounts() {
    PubSub pubsub =
        start(
            PubSub.inMemoryBuilder()
                .replay("room:1", Retention.ofMessages(2))
                .replay(topic -> topic.startsWith("room:"), Retention.ofMessages(4)));
    for (long i = 0; i < 10; i++) {
      pubsub.broadcast("room:1", i);
      pubsub.broadcast("room:2", i);
    }
    subscribe(pubsub, "s", "room:1", Replay.all()).awaits(numbers(8, 10));
    subscribe(pubsub, "s", "room:2", Replay.all()).awaits(numbers(6, 10));
  }

  @Test
  void boundsAreChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Retention(0, 1, Duration.ofHours(1)))
        .withMessageContaining("greater than 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Retention.ofAge(Duration.ZERO))
        .withMessageContaining("at least a second");
    assertThatIllegalArgumentException().isThrownBy(() -> Replay.last(-1));
    assertThatThrownBy(() -> Replay.since(null)).isInstanceOf(NullPointerException.class);
  }
}
