package io.jview.server.socket;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PongsTest {

  private final List<String> sent = new ArrayList<>();
  private final Pongs pongs = new Pongs(payload -> sent.add(UTF_8.decode(payload).toString()));

  private void ping(String payload) {
    pongs.answer(ByteBuffer.wrap(payload.getBytes(UTF_8)));
  }

  @Test
  void atMostOnePongWaitsAndThatIsTheNewest() {
    for (int i = 0; i < 100_000; i++) {
      ping("p" + i);
    }
    assertThat(sent).containsExactly("p0");

    pongs.sent();
    assertThat(sent).containsExactly("p0", "p99999");
    pongs.sent();
    assertThat(sent).hasSize(2);
    ping("next");
    assertThat(sent).last().isEqualTo("next");
  }
}
