package io.jview.pubsub.broker;

import static io.jview.pubsub.Engines.done;
import static io.jview.pubsub.Gap.Reason.DISCONNECTED;
import static io.jview.pubsub.Gap.Reason.LOST;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What comes over a broker: holes, doubles, foreign and malformed frames. */
class FramesTest extends BrokerTest {

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

  private void foreign(long sequence, String message) {
    broker.inject(
        "t",
        "{\"topic\":\"t\",\"message\":\"%s\",\"origin\":\"o\",\"seq\":%d}"
            .formatted(message, sequence));
  }

  @ParameterizedTest
  @ValueSource(longs = {100, 1_000_000, Long.MAX_VALUE, -5, Long.MIN_VALUE})
  @DisplayName("O9 a frame numbered far behind or ahead is told as a gap and silences nobody")
  void farAway(long far) {
    done(here.subscribeTopic("s", "t", seen));
    foreign(20, "a");
    foreign(21, "b");
    foreign(far, "far");
    foreign(22, "c");
    foreign(23, "d");

    seen.awaits("a", "b", LOST, "far", LOST, "c", "d");
    assertThat(here.stats().duplicates()).isZero();
  }

  @Test
  @DisplayName("O9 a frame numbered a little ahead silences nobody either")
  void littleAhead() {
    done(here.subscribeTopic("s", "t", seen));
    foreign(1, "a");
    foreign(4, "foreign");
    foreign(2, "b");
    foreign(3, "c");
    foreign(4, "seen");
    foreign(5, "d");

    seen.awaits("a", LOST, "foreign", LOST, "b", LOST, "c", "d");
    assertThat(here.stats().duplicates()).isEqualTo(1);
  }

  @Test
  @DisplayName("D7 what was heard long ago is still a double")
  void oldDoubles() {
    done(here.subscribeTopic("s", "t", seen));
    for (int i = 1; i <= 1_000; i++) {
      foreign(i, "m" + i);
    }
    for (int i = 1; i <= 1_000; i++) {
      foreign(i, "m" + i);
    }
    foreign(1_001, "last");

    await().until(() -> seen.received().contains("last"));
    assertThat(seen.received()).hasSize(1_001);
  }

  @Test
  @DisplayName("M5 an origin has at most 64 bytes")
  void longOrigins() {
    done(here.subscribeTopic("s", "t", seen));
    String frame = "{\"topic\":\"t\",\"message\":\"%s\",\"origin\":\"%s\",\"seq\":1}";
    broker.inject("t", frame.formatted("fits", "o".repeat(64)));
    broker.inject("t", frame.formatted("too long", "o".repeat(65)));
    broker.inject("t", frame.formatted("too long", "ü".repeat(33)));
    foreign(1, "next");

    seen.awaits("fits", "next");
    assertThat(here.stats().malformed()).isEqualTo(2);
  }
}
