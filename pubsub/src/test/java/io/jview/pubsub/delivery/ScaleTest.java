package io.jview.pubsub.delivery;

import static io.jview.pubsub.Engines.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.PubSub;
import io.jview.pubsub.TopicHandler;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs in the heap of this module's tests, 2 GiB: half of what is promised. */
@Timeout(300)
class ScaleTest {

  private static final int MANY = 1_000_000;

  private final LongAdder heard = new LongAdder();
  private final TopicHandler handler = (topic, message) -> heard.increment();

  @Test
  void aMillionTopicsOfOneSessionEachWork() {
    PubSub pubsub = PubSub.inMemory();
    done(pubsub.start());
    for (int i = 0; i < MANY; i++) {
      pubsub.subscribeTopic("s" + i, "t" + i, handler);
    }
    for (int i = 0; i < MANY; i++) {
      pubsub.broadcast("t" + i, i);
    }
    await().atMost(Duration.ofMinutes(3)).until(() -> heard.sum() == MANY);
    assertThat(pubsub.stats().topics()).isEqualTo(MANY);
    for (int i = 0; i < MANY; i++) {
      pubsub.unsubscribeAll("s" + i);
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> pubsub.stats().topics() == 0 && pubsub.stats().sessions() == 0);
    done(pubsub.stop());
  }

  @Test
  void oneTopicOfAMillionSessionsWorks() {
    PubSub pubsub = PubSub.inMemory();
    done(pubsub.start());
    for (int i = 0; i < MANY; i++) {
      pubsub.subscribeTopic("s" + i, "t", handler);
    }
    pubsub.broadcast("t", 1);
    pubsub.broadcast("t", 2);
    await().atMost(Duration.ofMinutes(3)).until(() -> heard.sum() == 2L * MANY);
    for (int i = 0; i < MANY; i++) {
      pubsub.unsubscribeTopic("s" + i, "t");
    }
    await()
        .atMost(Duration.ofMinutes(1))
        .until(() -> pubsub.stats().topics() == 0 && pubsub.stats().sessions() == 0);
    done(pubsub.stop());
  }
}
