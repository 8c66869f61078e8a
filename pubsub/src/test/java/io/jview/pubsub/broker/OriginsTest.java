package io.jview.pubsub.broker;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class OriginsTest {

  private final Iterator<String> ids = List.of("first", "se\"cond", "third").iterator();
  private final Origins origins = new Origins(ids::next, 2, Signatures.NONE);

  private String next(String topic) {
    Frame frame = Frame.decode(origins.frame(topic, "1".getBytes(UTF_8), new byte[0]));
    assertThat(frame.topic()).isEqualTo(topic);
    return frame.origin() + " " + frame.sequence();
  }

  @Test
  @DisplayName("O5 numbers count for each topic, without a break while it is remembered")
  void countsPerTopic() {
    assertThat(next("a")).isEqualTo("first 1");
    assertThat(next("b")).isEqualTo("first 1");
    assertThat(next("a")).isEqualTo("first 2");
    assertThat(next("b")).isEqualTo("first 2");
  }

  @Test
  @DisplayName("O5 a counter that was forgotten starts again under a fresh origin")
  void startsAgainUnderAFreshOrigin() {
    next("a");
    next("b");
    next("b");
    assertThat(next("c")).as("pushes out a, the one idle for longest").isEqualTo("first 1");
    assertThat(next("b")).as("is still remembered").isEqualTo("first 3");
    assertThat(next("a")).isEqualTo("se\"cond 1");
    assertThat(next("b")).isEqualTo("first 4");
  }
}
