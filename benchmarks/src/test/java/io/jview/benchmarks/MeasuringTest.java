package io.jview.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class MeasuringTest {

  @Test
  @DisplayName("contenders take turns, and the first round does not count")
  void takesTurns() throws Exception {
    List<String> order = new ArrayList<>();
    Rounds rounds = new Rounds(new Effort(2, Duration.ZERO, 1));
    rounds.add("a", () -> measured("a", order)).add("b", () -> measured("b", order));

    assertThat(rounds.run().get("a").spread()).isEqualTo("3.00 – 5.00");
    assertThat(order).containsExactly("a", "b", "a", "b", "a", "b");
  }

  private static double measured(String name, List<String> order) {
    order.add(name);
    return order.size();
  }

  @Test
  @DisplayName("a stall counts for every message that was due in it")
  void countsFromTheDueTime() {
    OpenLoop loop = new OpenLoop(1000);
    long[] stalledAt = {0};

    long sent =
        loop.send(
            Duration.ofMillis(50),
            due -> {
              while (stalledAt[0] == 0 && System.nanoTime() - due < 20_000_000) {
                Thread.onSpinWait();
              }
              stalledAt[0] = due;
              loop.arrived(due);
            });

    Histogram taken = loop.taken();
    assertThat(sent).isEqualTo(50).isEqualTo(taken.getTotalCount());
    assertThat(taken.getCountBetweenValues(5_000_000, Long.MAX_VALUE)).isGreaterThanOrEqualTo(14);
  }
}
