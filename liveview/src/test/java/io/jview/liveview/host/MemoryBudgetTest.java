package io.jview.liveview.host;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.jview.liveview.host.MemoryBudget.Share;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What all browsers together may make the process hold. */
class MemoryBudgetTest {

  private final MemoryBudget budget = new MemoryBudget(1_600, 10);
  private final List<String> gone = new ArrayList<>();

  private Share open(String name) {
    return budget.open(() -> gone.add(name));
  }

  @Test
  void aLittleIsNotCounted() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(open("small").add(10)).isTrue();
    }

    assertThat(budget.counted()).isZero();
    assertThat(gone).isEmpty();
  }

  @Test
  void pastTheTotalTheLargestLetsGo() {
    Share large = open("large");
    Share small = open("small");
    assertThat(small.add(500)).isTrue();
    assertThat(large.add(900)).isTrue();

    assertThat(small.add(300)).isTrue();

    assertThat(gone).containsExactly("large");
    assertThat(large.add(1)).as("it is to hold no more").isFalse();
    assertThat(budget.counted()).isEqualTo(790);
    assertThat(budget.evictions()).isEqualTo(1);
  }

  @Test
  void whoAsksForTooMuchIsRefused() {
    assertThat(open("greedy").add(5_000)).isFalse();

    assertThat(gone).containsExactly("greedy");
    assertThat(budget.counted()).isZero();
  }

  @Test
  void whatIsFreedCanBeHeldAgain() {
    Share share = open("one");
    for (int i = 0; i < 1_000; i++) {
      assertThat(share.add(1_500)).isTrue();
      share.remove(700);
      share.clear();
    }

    assertThat(share.held()).isZero();
    assertThat(budget.counted()).isZero();
  }

  @Test
  void manyThreadsLeaveNothingBehind() throws Exception {
    AtomicInteger evicted = new AtomicInteger();
    CyclicBarrier together = new CyclicBarrier(8);
    List<Future<?>> all = new ArrayList<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        all.add(threads.submit(() -> holdAndFree(evicted, together)));
      }
    }
    for (Future<?> one : all) {
      one.get();
    }

    assertThat(budget.counted()).isZero();
    assertThat(budget.evictions()).isEqualTo(evicted.get()).isPositive();
  }

  private @Nullable Void holdAndFree(AtomicInteger evicted, CyclicBarrier together)
      throws Exception {
    for (int i = 0; i < 500; i++) {
      Share own = budget.open(evicted::incrementAndGet);
      own.add(1_000);
      own.add(i % 50);
      together.await();
      own.clear();
    }
    return null;
  }

  @Test
  void aBudgetIsNotNegative() {
    assertThatIllegalArgumentException().isThrownBy(() -> new MemoryBudget(-1, 0));
    assertThatIllegalArgumentException().isThrownBy(() -> new MemoryBudget(0, -1));
  }
}
