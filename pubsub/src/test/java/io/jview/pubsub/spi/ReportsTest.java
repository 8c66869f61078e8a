package io.jview.pubsub.spi;

import static io.jview.pubsub.spi.Direction.RECEIVING;
import static io.jview.pubsub.spi.Direction.SENDING;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ReportsTest {

  private final List<String> told = new ArrayList<>();
  private final Reports reports = new Reports();

  /** A connect's Inbound, which notes what it is told under a name. */
  private final class Connect implements Inbound {
    private final String name;

    Connect(String name) {
      this.name = name;
    }

    @Override
    public void frame(String topic, byte[] frame) {
      told.add(name + " frame " + topic);
    }

    @Override
    public void malformed(String reason) {
      told.add(name + " malformed " + reason);
    }

    @Override
    public void lost(Collection<String> topics) {
      told.add(name + " lost " + topics);
    }

    @Override
    public void up(Direction direction) {
      told.add(name + " up " + direction);
    }

    @Override
    public void down(Direction direction, @Nullable Throwable cause) {
      told.add(name + " down " + direction);
    }
  }

  @Test
  void eachDirectionIsToldToTheConnectThatHasRestoredItAndOnce() {
    reports.up(RECEIVING, new Connect("first"), () -> true);
    reports.up(RECEIVING, new Connect("second"), () -> true);
    reports.up(SENDING, new Connect("second"), () -> true);
    reports.frame("t", new byte[0]);
    reports.down(SENDING, null);
    reports.down(SENDING, null);
    reports.down(RECEIVING, null);
    assertThat(told)
        .containsExactly(
            "first up RECEIVING",
            "second up SENDING",
            "first frame t",
            "second down SENDING",
            "first down RECEIVING");
  }

  @Test
  void whatHasEndedBeforeItWasToldIsToldDownAgain() {
    reports.up(SENDING, new Connect("first"), () -> false);
    assertThat(told).containsExactly("first up SENDING", "first down SENDING");
  }

  @Test
  void withoutReceivingNothingIsHandedIn() {
    reports.up(SENDING, new Connect("first"), () -> true);
    told.clear();
    reports.frame("t", new byte[0]);
    reports.malformed("nonsense");
    reports.lost(List.of("t"));
    assertThat(told).isEmpty();
  }

  @Test
  void afterTheEndNothingIsTold() {
    reports.up(RECEIVING, new Connect("first"), () -> true);
    told.clear();
    reports.end();
    reports.frame("t", new byte[0]);
    reports.down(RECEIVING, null);
    reports.up(RECEIVING, new Connect("second"), () -> true);
    assertThat(told).isEmpty();
    assertThat(reports.haveEnded()).isTrue();
  }
}
