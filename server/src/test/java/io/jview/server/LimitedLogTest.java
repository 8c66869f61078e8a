package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class LimitedLogTest {

  @Test
  void tenLinesPassInTenSecondsAndTheRestIsCounted() {
    AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    LimitedLog log = new LimitedLog(now::get);

    for (int i = 0; i < 10; i++) {
      assertThat(log.permit()).isZero();
    }
    for (int i = 0; i < 7; i++) {
      assertThat(log.permit()).isEqualTo(-1);
    }
    now.addAndGet(Duration.ofSeconds(10).toNanos());
    assertThat(log.permit()).isEqualTo(7);
    assertThat(log.permit()).isZero();
  }
}
