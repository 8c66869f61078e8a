package io.jview.pubsub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.testkit.InMemoryConformanceTest.InMemoryFixture;
import io.jview.pubsub.testkit.RecordingConformanceTest.RecordingFixture;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The kit skips, by name and with the reason,")
class KitSkipsTest {

  @Test
  @DisplayName("the rules that a backend says it cannot keep")
  void exemptions() {
    KitRun run = KitRun.of("D4", RecordingFixture::new);
    assertThat(run.failed()).isEmpty();
    assertThat(run.skipped())
        .hasSize(2)
        .containsOnly("D4 is not checked: it delivers on the thread of whoever broadcasts");
  }

  @Test
  @DisplayName("the tests that need what the fixture cannot do")
  void missingPowers() {
    KitRun run = KitRun.of("O3", InMemoryFixture::new);
    assertThat(run.failed()).isEmpty();
    assertThat(run.skipped())
        .containsExactly("O3 is not checked: PubSubFixture.cutLink is not overridden");
  }
}
