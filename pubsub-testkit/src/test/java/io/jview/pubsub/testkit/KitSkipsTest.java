package io.jview.pubsub.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.spi.Traits;
import io.jview.pubsub.testkit.InMemoryConformanceTest.InMemoryFixture;
import io.jview.pubsub.testkit.RecordingConformanceTest.RecordingFixture;
import io.jview.pubsub.testkit.sample.Mutant;
import io.jview.pubsub.testkit.sample.OwnFirst;
import io.jview.pubsub.testkit.sample.SampleFixture;
import java.util.Map;
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

  @Test
  @DisplayName("nothing else of a backend that has no order for all instances")
  void noOneOrder() {
    KitRun run = KitRun.of("S1|B1|D1[ab]|D7|M\\d|I\\d", NoOrderFixture::new);
    assertThat(run.failed()).isEmpty();
    assertThat(run.skipped())
        .hasSize(2)
        .containsOnly("D1b is not checked: its traits say that it has no order for all instances");
  }

  private static final class NoOrderFixture extends SampleFixture {
    NoOrderFixture() {
      super(
          (broker, prefix) ->
              new OwnFirst(broker, prefix) {
                @Override
                public Traits traits() {
                  return new Traits(false, false, true);
                }
              });
    }
  }

  @Test
  @DisplayName("no rule but the one that is exempt, whatever a random schedule checks besides")
  void exemptionOfOneRule() {
    PubSubFixtureWithout exempt = new PubSubFixtureWithout("D7");
    assertThat(KitRun.of("D7", () -> exempt.fixture()).failed()).isEmpty();
    assertThat(KitRun.of("O6", () -> exempt.fixture()).failed()).isEmpty();
    assertThat(KitRun.of("S1", () -> exempt.fixture()).failed()).isEmpty();
    assertThat(KitRun.of("O6", () -> new PubSubFixtureWithout("S1").fixture()).failed())
        .isNotEmpty();
  }

  /** Sends frames twice, and says which rule it is exempt from. */
  private record PubSubFixtureWithout(String rule) {
    PubSubFixture fixture() {
      return new SampleFixture(Mutant.sendsTwice()) {
        @Override
        public Map<String, String> exemptions() {
          return Map.of(rule, "for the test");
        }
      };
    }
  }
}
