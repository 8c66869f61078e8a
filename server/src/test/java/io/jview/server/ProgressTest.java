package io.jview.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many requests of one connection are worked on, and when the others are. */
class ProgressTest {

  private final Progress progress = new Progress();
  private final List<Integer> begun = new ArrayList<>();

  private void begin(int count) {
    for (int i = 0; i < count; i++) {
      int number = i;
      progress.begin(() -> begun.add(number));
    }
  }

  @Test
  void sixAreWorkedOnAndTheNextBeginsWhenOneIsAnswered() {
    begin(8);
    assertThat(begun).containsExactly(0, 1, 2, 3, 4, 5);

    progress.end();
    assertThat(begun).endsWith(6);
    progress.end();
    progress.end();
    assertThat(begun).endsWith(7);
  }

  @Test
  void manyThatEndAtOnceDoNotCallEachOther() {
    begin(6);
    for (int i = 0; i < 100_000; i++) {
      progress.begin(
          () -> {
            begun.add(-1);
            progress.end();
          });
    }
    assertThat(begun).hasSize(6);

    progress.end();

    assertThat(begun).hasSize(100_006);
  }
}
