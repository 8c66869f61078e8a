package io.jview.pubsub.postgres.payload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FrameTopicTest {

  private static String topic(String frame) {
    return FrameTopic.of("…" + frame + "…", 1, frame.length() + 1);
  }

  @Test
  void topicOfOurOwnFrameIsRead() {
    assertThat(topic("{\"topic\":\"room:ü😀\",\"message\":1}")).isEqualTo("room:ü😀");
  }

  @Test
  void topicWithQuotesIsRead() {
    assertThat(topic("{\"topic\":\"a\\\"b\\\\\",\"message\":1}")).isEqualTo("a\"b\\");
  }

  @Test
  void topicIsFoundWhereverAForeignProgramPutsIt() {
    assertThat(topic(" { \"message\" : {\"topic\":\"inner\"} , \"topic\" : \"outer\" } "))
        .isEqualTo("outer");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "42", "[]", "{}", "no JSON", "{\"topic\":7}", "{\"topic\":", "{\"topic\":\"a"})
  void whatHasNoTopicHasNone(String frame) {
    assertThat(topic(frame)).isNull();
  }
}
