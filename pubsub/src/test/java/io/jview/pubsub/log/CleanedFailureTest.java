package io.jview.pubsub.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is thrown may say what a browser has sent: it must not write the log. */
class CleanedFailureTest {

  @Test
  void aHarmlessFailureStaysItself() {
    Throwable failure = new IllegalStateException("no 'café'", new RuntimeException());

    assertThat(CleanedFailure.of(failure)).isSameAs(failure);
  }

  @Test
  void whatIsHarmfulInItOrItsCausesIsWrittenAsItsNumber() {
    Throwable cause = new IllegalArgumentException("a\u2028b");
    Throwable failure = new IllegalStateException("one\r\nforged", cause);

    Throwable cleaned = CleanedFailure.of(failure);

    assertThat(cleaned).hasToString("java.lang.IllegalStateException: one\\u000d\\u000aforged");
    assertThat(cleaned.getCause()).hasToString("java.lang.IllegalArgumentException: a\\u2028b");
    assertThat(cleaned.getStackTrace()).isEqualTo(failure.getStackTrace());
  }

  @Test
  void aLongMessageIsCut() {
    Throwable cleaned = CleanedFailure.of(new IllegalStateException("x".repeat(1_000_000)));

    assertThat(cleaned.getMessage()).hasSizeLessThan(1_100);
  }
}
