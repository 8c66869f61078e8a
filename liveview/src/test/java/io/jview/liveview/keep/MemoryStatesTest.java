package io.jview.liveview.keep;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class MemoryStatesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);

  private final AtomicLong now = new AtomicLong();
  private final MemoryStates states = new MemoryStates(3_000, now::get);

  private void put(String key, int size) {
    states.put(key, new byte[size], MINUTE).toCompletableFuture().join();
  }

  private Optional<byte[]> take(String key) {
    return states.take(key).toCompletableFuture().join();
  }

  @Test
  void whatIsTakenIsGone() {
    put("a", 10);

    assertThat(take("a")).hasValueSatisfying(value -> assertThat(value).hasSize(10));
    assertThat(take("a")).isEmpty();
    assertThat(states.bytes()).isZero();
  }

  @Test
  void whatIsPutAgainTakesThePlaceOfTheOld() {
    put("a", 10);
    put("a", 20);

    assertThat(states.bytes()).isEqualTo(20 + 256);
    assertThat(take("a")).hasValueSatisfying(value -> assertThat(value).hasSize(20));
  }

  @Test
  void theOldestMakesRoom() {
    put("a", 1_000);
    put("b", 1_000);
    put("c", 1_000);

    assertThat(take("a")).isEmpty();
    assertThat(take("b")).isPresent();
    assertThat(take("c")).isPresent();
    put("huge", 5_000);
    assertThat(states.bytes()).isZero();
  }

  @Test
  void whatHasExpiredIsGoneAndMakesRoom() {
    put("a", 10);
    now.addAndGet(MINUTE.toNanos());
    assertThat(take("a")).isEmpty();

    put("b", 10);
    now.addAndGet(MINUTE.toNanos());
    put("c", 20);
    assertThat(states.bytes()).isEqualTo(20 + 256);
  }

  @Test
  void whatIsRemovedIsGone() {
    put("a", 10);
    states.remove("a").toCompletableFuture().join();
    states.remove("never").toCompletableFuture().join();

    assertThat(take("a")).isEmpty();
  }
}
