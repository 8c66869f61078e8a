package io.jview.pubsub.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.delivery.Audience;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedTest {

  @Test
  void aPositionIsReadAsItWasWritten() {
    Logged place = new Logged("k3x9", 17, -5, Audience.ALL);
    assertThat(Logged.parse(place.toString())).isEqualTo(place);
  }

  @Test
  void whatIsNoPositionIsNowhere() {
    for (String text :
        List.of("", ".", "..", "a", "a.1", "a.b.c", "a.-1.0", "a.1.-", ".1.0", "a.1.0.0")) {
      assertThat(Logged.parse(text)).as(text).isEqualTo(Logged.NOWHERE);
    }
    assertThat(Logged.parse("a".repeat(100) + ".1.0")).isEqualTo(Logged.NOWHERE);
  }
}
