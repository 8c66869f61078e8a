package io.jview.pubsub.delivery;

import static io.jview.pubsub.Engines.done;
import static io.jview.pubsub.Gap.Reason.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bursts larger than what a mailbox may hold anyway. */
class LargeBurstTest {

  private static final int BURST = 60_000;

  private final CountDownLatch open = new CountDownLatch(1);
  private PubSub pubsub;

  private List<Recorder> held(PubSubBuilder builder, int sessions) {
    pubsub = builder.build();
    done(pubsub.start());
    return IntStream.range(0, sessions)
        .mapToObj(
            i -> {
              Recorder recorder = new Recorder();
              done(
                  pubsub.subscribeTopic(
                      "s" + i,
                      "t",
                      new io.jview.pubsub.TopicHandler() {
                        @Override
                        public void onMessage(String topic, io.jview.pubsub.Message message)
                            throws Exception {
                          open.await();
                          recorder.onMessage(topic, message);
                        }

                        @Override
                        public void onGap(io.jview.pubsub.Gap gap) {
                          recorder.onGap(gap);
                        }
                      }));
              return recorder;
            })
        .toList();
  }

  @AfterEach
  void stop() {
    open.countDown();
    done(pubsub.stop());
  }

  private void burst() {
    for (int i = 0; i < BURST; i++) {
      pubsub.broadcast("t", i);
    }
    open.countDown();
  }

  @Test
  @DisplayName("D8 a burst of 60,000 small messages waits for a session whole")
  void whole() {
    Recorder recorder = held(PubSub.inMemoryBuilder(), 1).get(0);
    burst();
    await().atMost(Duration.ofSeconds(30)).until(() -> recorder.received().size() == BURST);
    assertThat(pubsub.stats().dropped()).isZero();
  }

  @Test
  @DisplayName("D5 past the budget of all mailboxes each holds 2,048, and is told what it lost")
  void pastTheBudget() {
    List<Recorder> all = held(PubSub.inMemoryBuilder().mailboxesBytes(0), 8);
    burst();
    for (Recorder recorder : all) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> recorder.received().contains((long) BURST - 1));
      assertThat(recorder.received()).contains(OVERFLOW);
      assertThat(recorder.received()).as("with what came behind").hasSizeLessThan(3 * 2_048);
    }
  }

  @Test
  @DisplayName("D5 the budget goes to who asks first, and comes back when a mailbox is empty")
  void comesBack() {
    long forOne = 16L * (65_536 - 2_048);
    List<Recorder> all = held(PubSub.inMemoryBuilder().mailboxesBytes(forOne), 2);
    burst();
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> all.stream().allMatch(r -> r.received().contains((long) BURST - 1)));
    assertThat(pubsub.stats().dropped()).isPositive();
    for (int round = 0; round < 3; round++) {
      done(pubsub.unsubscribeAll("s1"));
      Recorder alone = all.get(0);
      alone.clear();
      for (int i = 0; i < BURST; i++) {
        pubsub.broadcast("t", i);
      }
      await().atMost(Duration.ofSeconds(30)).until(() -> alone.received().size() >= BURST);
    }
  }
}
