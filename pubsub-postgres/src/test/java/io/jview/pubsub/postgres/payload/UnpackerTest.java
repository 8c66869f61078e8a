package io.jview.pubsub.postgres.payload;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("M5 what cannot be put together is skipped, and the next frame found")
class UnpackerTest {

  private static void assertSkipped(String... payloads) {
    Unpacked unpacked = Unpacked.of(List.of(payloads));
    unpacked.take(1, "{next}");
    assertThat(unpacked.frames).containsExactly("{next}");
    assertThat(unpacked.malformed).isNotEmpty();
  }

  @Test
  void frameWhoseLastPartsAreMissing() {
    assertSkipped("#a:1/3:{", "#a:2/3:x");
  }

  @Test
  void frameWhoseFirstPartIsMissing() {
    assertSkipped("#a:2/3:x", "#a:3/3:}");
  }

  @Test
  void frameWhoseMiddlePartIsMissing() {
    assertSkipped("#a:1/3:{", "#a:3/3:}");
  }

  @Test
  void partsOfTwoFrames() {
    assertSkipped("#a:1/2:{", "#b:2/2:}");
  }

  @Test
  void partsWithDifferentCounts() {
    assertSkipped("#a:1/2:{", "#a:2/3:}");
  }

  @Test
  void partsOfTwoServerProcesses() {
    Unpacked unpacked = new Unpacked();
    unpacked.take(1, "#a:1/2:{");
    unpacked.take(2, "#a:2/2:}");
    assertThat(unpacked.frames).isEmpty();
    assertThat(unpacked.malformed).hasSize(2);
  }

  @Test
  void frameAmongTheParts() {
    Unpacked unpacked = Unpacked.of(List.of("#a:1/2:{", "{between}", "#a:2/2:}"));
    assertThat(unpacked.frames).containsExactly("{between}");
    assertThat(unpacked.malformed).hasSize(2);
  }

  @Test
  void frameThatBeginsAnew() {
    Unpacked unpacked = Unpacked.of(List.of("#a:1/2:x", "#a:1/2:{", "#a:2/2:}"));
    assertThat(unpacked.frames).containsExactly("{}");
    assertThat(unpacked.malformed).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#",
        "#a",
        "#a:",
        "#a:1",
        "#a:1/2",
        "#a:x/2:",
        "#a:0/2:",
        "#a:3/2:",
        "#a:/:",
        "#a:-1/2:",
        "#a:1/99999999999:x"
      })
  void partWithoutANumber(String payload) {
    assertSkipped(payload);
  }

  @Test
  void frameThatIsLargerThanAnythingWeSend() {
    Unpacked unpacked = new Unpacked();
    String text = "x".repeat(7_900);
    int parts = Payloads.MAX_FRAME_BYTES / text.length() + 2;
    for (int part = 1; part <= parts; part++) {
      unpacked.take(1, "#a:" + part + "/" + parts + ":" + text);
    }
    unpacked.take(1, "{next}");
    assertThat(unpacked.frames).containsExactly("{next}");
    assertThat(unpacked.malformed).isNotEmpty();
  }

  @Test
  void nothingAtAll() {
    assertThat(Unpacked.of(List.of("", "{next}")).frames).containsExactly("", "{next}");
  }

  @Test
  void testOfAnInstanceForItselfIsNoFrame() {
    Unpacked unpacked = Unpacked.of(List.of("?token"));
    assertThat(unpacked.tests).containsExactly("token");
    assertThat(unpacked.frames).isEmpty();
  }
}
