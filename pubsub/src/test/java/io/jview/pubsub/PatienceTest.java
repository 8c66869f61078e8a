package io.jview.pubsub;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PatienceTest {

  private final Patience patience = new Patience();

  @Test
  void itEndsWhenWaitingWasInVainForEightTimes() {
    for (int i = 0; i < 8; i++) {
      assertThat(patience.isWorthwhile()).isTrue();
      patience.waited(false);
    }
    assertThat(patience.isWorthwhile()).isFalse();
  }

  @Test
  void itIsTriedOnceMoreAfterAWhileAgainAndAgain() {
    exhaust();
    for (int round = 0; round < 3; round++) {
      assertThat(chancesPassedBy()).isEqualTo(32);
      patience.waited(false);
    }
  }

  @Test
  void itIsBackAsSoonAsSomethingWasFound() {
    exhaust();
    chancesPassedBy();
    patience.waited(true);
    for (int i = 0; i < 8; i++) {
      assertThat(patience.isWorthwhile()).isTrue();
      patience.waited(false);
    }
    assertThat(patience.isWorthwhile()).isFalse();
  }

  private void exhaust() {
    for (int i = 0; i < 8; i++) {
      patience.waited(false);
    }
  }

  private int chancesPassedBy() {
    int passed = 0;
    while (!patience.isWorthwhile()) {
      passed++;
    }
    return passed;
  }
}
