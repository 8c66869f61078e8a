package io.jview.examples;

import static org.assertj.core.api.Assertions.assertThatCode;

import org.junit.jupiter.api.Test;

class RehearsalTest {

  @Test
  void theDemoAnswersItsVisitorAndTheRehearsalEnds() {
    assertThatCode(Rehearsal::main).doesNotThrowAnyException();
  }
}
