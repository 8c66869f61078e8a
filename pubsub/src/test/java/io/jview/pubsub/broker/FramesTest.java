package io.jview.pubsub.broker;

import static io.jview.pubsub.Engines.done;
import static io.jview.pubsub.Gap.Reason.DISCONNECTED;
import static io.jview.pubsub.Gap.Reason.LOST;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

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
}
