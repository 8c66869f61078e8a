package io.jview.pubsub.presence;

import static io.jview.pubsub.Engines.done;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Many on one topic, and many topics. */
class ScaleTest {

  private final House house = new House();

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void tenThousandOnOneTopicAreKnownToWhoComesLater() {
    House.Instance one = house.instance();
    for (int i = 0; i < 10_000; i++) {
      one.presence.track("s" + i, "hall", "user" + i, i);
    }
    await().atMost(60, SECONDS).until(() -> one.presence.list("hall").size() == 10_000);
    House.Instance two = house.instance();
    Diffs diffs = new Diffs();
    done(two.presence.watch("watcher", "hall", diffs));

    await()
        .atMost(60, SECONDS)
        .until(
            () -> {
              house.clock.advance(Duration.ofMillis(50));
              return two.presence.list("hall").size() == 10_000;
            });
    await().until(diffs::list, two.list("hall")::equals);
    assertThat(house.broker.published()).as("changes travel together").hasSizeLessThan(1_000);

    for (int i = 0; i < 10_000; i++) {
      one.presence.leave("s" + i);
    }
    await().atMost(60, SECONDS).until(() -> two.presence.list("hall").isEmpty());
  }

  @Test
  void tenThousandTopicsOfTen() {
    House.Instance one = house.instance();
    House.Instance two = house.instance();
    for (int topic = 0; topic < 10_000; topic++) {
      for (int i = 0; i < 5; i++) {
        one.presence.track("s" + i, "t" + topic, "one" + i, i);
        two.presence.track("s" + i, "t" + topic, "two" + i, i);
      }
    }

    await()
        .atMost(120, SECONDS)
        .until(
            () -> {
              house.clock.advance(Duration.ofMillis(50));
              return listed(one) + listed(two) == 200_000;
            });
  }

  private static int listed(House.Instance instance) {
    int sum = 0;
    for (int topic = 0; topic < 10_000; topic++) {
      sum += instance.presence.list("t" + topic).size();
    }
    return sum;
  }
}
