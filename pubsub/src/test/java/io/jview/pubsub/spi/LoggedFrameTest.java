package io.jview.pubsub.spi;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class LoggedFrameTest {

  private static final String FRAME = "{\"topic\":\"t\",\"message\":{\"at\":\"x.1\"}}";

  @Test
  void aFrameIsReadAsItWasAppended() {
    byte[] sent = new LoggedFrame("k3x9", 17, FRAME.getBytes(UTF_8)).encode();
    assertThat(new String(sent, UTF_8)).startsWith("{\"at\":\"k3x9.17\",\"topic\":\"t\"");
    LoggedFrame read = LoggedFrame.decode(sent);
    assertThat(read).isNotNull();
    assertThat(read.epoch()).isEqualTo("k3x9");
    assertThat(read.offset()).isEqualTo(17);
    assertThat(new String(read.frame(), UTF_8)).isEqualTo(FRAME);
  }

  @Test
  void whatSaysNothingOfAPlaceHasNone() {
    for (String text :
        List.of(
            "",
            "{",
            "{\"at\"",
            "{\"at\":\"",
            "{\"at\":\"a.1",
            "{\"at\":\"a.1\"",
            "{\"at\":\"a.1\"}",
            "{\"at\":\".1\",\"topic\":1}",
            "{\"at\":\"a.0\",\"topic\":1}",
            "{\"at\":\"a.x\",\"topic\":1}",
            "{\"at\":\"a.99999999999999999999\",\"topic\":1}",
            "{\"at\":\"" + "a".repeat(100) + ".1\",\"topic\":1}",
            FRAME)) {
      assertThat(LoggedFrame.decode(text.getBytes(UTF_8))).as(text).isNull();
    }
  }
}
