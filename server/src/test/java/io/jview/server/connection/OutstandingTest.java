package io.jview.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.liveview.host.MemoryBudget;
import io.jview.server.connection.Outstanding.Late;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.util.Callback;
import org.junit.jupiter.api.Test;

/** What a client has not taken, and when it is given up. */
class OutstandingTest {

  @Test
  void whatCannotEvenBeGivenUpIsTold() {
    MemoryBudget budget = new MemoryBudget(1 << 20, 0);
    Outstanding outstanding = new Outstanding(budget.open(() -> {}), Duration.ofSeconds(30));
    List<Throwable> failures = new ArrayList<>();
    long now = System.nanoTime();
    Outstanding.Answer answer =
        outstanding.answer(160 << 10, Callback.from(() -> {}, failures::add));

    assertThat(outstanding.giveUp(now + seconds(39))).isEqualTo(Late.NONE);
    assertThat(outstanding.giveUp(now + seconds(41))).isEqualTo(Late.GIVEN_UP);
    assertThat(failures).hasSize(1);
    assertThat(outstanding.giveUp(now + seconds(44))).isEqualTo(Late.STUCK);
    assertThat(budget.counted()).as("until it is freed").isEqualTo(160 << 10);

    answer.failed(new IOException("closed"));
    assertThat(outstanding.giveUp(now + seconds(44))).isEqualTo(Late.NONE);
    assertThat(budget.counted()).isZero();
  }

  private static long seconds(long count) {
    return TimeUnit.SECONDS.toNanos(count);
  }
}
