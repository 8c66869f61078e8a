package io.jview.server.connection;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** How many requests of one connection are worked on, and when the others are. */
class ProgressTest {

  private final Progress progress = new Progress(6);
  private final List<Integer> begun = new ArrayList<>();

  private void begin(int count) {
    for (int i = 0; i < count; i++) {
      int number = i;
      progress.begin(() -> begun.add(number));
    }
  }

  @Test
  void twoAreWorkedOnUntilTheClientHasTakenAnAnswerAndSixFromThenOn() {
    begin(9);
    assertThat(begun).containsExactly(0, 1);

    progress.end(false);
    assertThat(begun).containsExactly(0, 1, 2);
    progress.end(true);
    assertThat(begun).containsExactly(0, 1, 2, 3, 4, 5, 6, 7);
    progress.end(false);
    assertThat(begun).endsWith(8);
  }

  @Test
  void manyThatEndAtOnceDoNotCallEachOther() {
    begin(2);
    for (int i = 0; i < 100_000; i++) {
      progress.begin(
          () -> {
            begun.add(-1);
            progress.end(false);
          });
    }
    assertThat(begun).hasSize(2);

    progress.end(true);

    assertThat(begun).hasSize(100_002);
  }
}
