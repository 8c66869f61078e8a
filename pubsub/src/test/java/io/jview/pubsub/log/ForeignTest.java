package io.jview.pubsub.log;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Text of others cannot do anything to the log but stand in it. */
class ForeignTest {

  @ParameterizedTest
  @ValueSource(
      chars = {
        '\0', '\t', '\n', '\r', '\u001b', '\u007f', '\u0085', '\u009b', '\u061c', '\u200e',
        '\u200f', '\u2028', '\u2029', '\u202a', '\u202e', '\u2066', '\u2069', '\ufeff'
      })
  void whatEndsALineMovesACursorOrTurnsTextIsItsNumber(char harmful) {
    assertThat(Foreign.clean("a" + harmful + "b")).isEqualTo("a\\u%04xb".formatted((int) harmful));
  }

  @Test
  void allElseStands() {
    String text = "Grüße, 世界 \ud83d\udc69\u200d\ud83d\udcbb \\u000a {} %s";
    assertThat(Foreign.clean(text)).isSameAs(text);
    assertThat(Foreign.clean(null)).isNull();
  }

  @Test
  void whatIsLongIsCutAndSaysSo() {
    assertThat(Foreign.clean("x".repeat(1_000_000)))
        .hasSizeLessThan(1_100)
        .endsWith("… (1000000 characters)");
  }
}
