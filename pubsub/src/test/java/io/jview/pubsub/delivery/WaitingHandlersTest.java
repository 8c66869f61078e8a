package io.jview.pubsub.delivery;

import static io.jview.pubsub.Engines.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.PubSub;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Many handlers that wait. */
class WaitingHandlersTest {

  private static final int WAITING = 20_000;

  @Test
  @DisplayName("D4 the session behind 20,000 handlers that wait is not held up by them")
  void manyWait(TestReporter report) {
    PubSub pubsub = PubSub.inMemory();
    CountDownLatch open = new CountDownLatch(1);
    AtomicLong waiting = new AtomicLong();
    AtomicLong heard = new AtomicLong();
    done(pubsub.start());
    for (int i = 0; i < WAITING; i++) {
      pubsub.subscribeTopic(
          "s" + i,
          "t",
          (topic, message) -> {
            waiting.incrementAndGet();
            open.await();
          });
    }
    done(pubsub.subscribeTopic("behind", "t2", (topic, message) -> heard.set(System.nanoTime())));
    long began = System.nanoTime();
    pubsub.broadcast("t", 1);
    pubsub.broadcast("t2", 1);
    await().atMost(Duration.ofSeconds(30)).until(() -> heard.get() != 0);
    long millis = (heard.get() - began) / 1_000_000;
    open.countDown();
    await().until(() -> waiting.get() == WAITING);
    assertThat(pubsub.stats().delivered()).isEqualTo(WAITING + 1);
    done(pubsub.stop());
    report.publishEntry("heard behind 20,000 handlers that wait after", millis + " ms");
    assertThat(millis)
        .as("milliseconds on a busy machine; below 300 on a quiet one")
        .isLessThan(4_000);
  }
}
