package io.jview.pubsub.broker;

import static io.jview.pubsub.Engines.done;
import static io.jview.pubsub.Gap.Reason.DISCONNECTED;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.ManualClock;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.Recorder;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.RefusedException;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tries to connect that succeed after the engine has given them up. */
class LateConnectTest {

  private static final Duration TIME_OUT = Duration.ofSeconds(10);

  /** Longer than any pause between two tries, and shorter than one may last. */
  private static final Duration PAUSE = Duration.ofSeconds(9);

  private final SlowLink link = new SlowLink();
  private final ManualClock clock = new ManualClock();
  private final Recorder seen = new Recorder();
  private final PubSub pubsub =
      PubSub.builder(link).clock(clock).connectTimeout(TIME_OUT).startDisconnected(true).build();

  @BeforeEach
  void givenUp() {
    CompletionStage<Void> started = pubsub.start();
    clock.advance(TIME_OUT);
    done(started);
    done(pubsub.subscribeTopic("s", "t", seen));
  }

  @AfterEach
  void stop() {
    done(pubsub.stop());
  }

  private void works() {
    assertThat(pubsub.stats().receiving()).isTrue();
    assertThat(pubsub.stats().sending()).isTrue();
    CompletionStage<Void> sent = pubsub.broadcast("t", 1);
    done(sent);
    seen.awaits(DISCONNECTED, 1L);
  }

  @Test
  @DisplayName("O1 a try that succeeds late is used, and no other one is needed")
  void lateSuccess() {
    link.succeed(0);
    works();
    clock.advance(PAUSE);
    assertThat(link.tries()).isEqualTo(1);
  }

  @Test
  @DisplayName("O1 where the next try finds the connections of a late one, these are used")
  void lateSuccessWhileTheNextOneIsPending() {
    clock.advance(PAUSE);
    link.succeed(0);
    link.succeed(1);
    works();
  }

  @Test
  @DisplayName("O1 a late try's connections are used, whatever becomes of the next one")
  void lateSuccessAndAnotherTimeOut() {
    clock.advance(PAUSE);
    link.succeed(0);
    clock.advance(TIME_OUT);
    works();
    link.cut();
    clock.advance(PAUSE);
    assertThat(link.tries()).isEqualTo(3);
    link.succeed(2);
    seen.awaits(DISCONNECTED, 1L, DISCONNECTED);
  }

  @Test
  @DisplayName("O8 a late try that has got one direction gives that one, and the next the other")
  void lateSuccessOfOneDirection() {
    link.up(0, Direction.RECEIVING);
    link.fail(0, new IOException("sending cannot be had"));
    assertThat(pubsub.stats().receiving()).isTrue();
    clock.advance(PAUSE);
    link.succeed(1);
    works();
  }

  @Test
  @DisplayName("O1 of two late tries the later one counts, and what the first still says does not")
  void twoLateTries() {
    clock.advance(PAUSE);
    clock.advance(TIME_OUT);
    link.up(1, Direction.RECEIVING);
    link.succeed(0);
    works();
    link.down(0, Direction.RECEIVING);
    assertThat(pubsub.stats().receiving()).isTrue();
  }

  @Test
  @DisplayName("O1 what has fallen before it is told to be up stays down until the next try")
  void lateSuccessThatHasFallen() {
    link.down(0, Direction.RECEIVING);
    link.succeed(0);
    assertThat(pubsub.stats().receiving()).isFalse();
    link.cut();
    clock.advance(PAUSE);
    link.succeed(1);
    works();
  }

  @Test
  @DisplayName("O8 a connect that makes a new link as a whole carries both directions from then on")
  void newLinkAsAWhole() {
    clock.advance(PAUSE);
    link.replace(1);
    works();
    link.down(1, Direction.SENDING);
    clock.advance(PAUSE);
    link.replace(2);
    seen.awaits(DISCONNECTED, 1L, DISCONNECTED);
    done(pubsub.broadcast("t", 2));
    seen.awaits(DISCONNECTED, 1L, DISCONNECTED, 2L);
    link.cut();
    assertThat(pubsub.stats().receiving()).isFalse();
    assertThat(pubsub.stats().sending()).isFalse();
  }

  @Test
  @DisplayName("O1 what a dead link still says is ignored")
  void deadLink() {
    link.succeed(0);
    works();
    Inbound dead = link.inbound(0);
    link.cut();
    clock.advance(PAUSE);
    link.succeed(1);
    seen.awaits(DISCONNECTED, 1L, DISCONNECTED);
    dead.frame("t", "{\"topic\":\"t\",\"message\":\"dead\"}".getBytes(UTF_8));
    dead.malformed("dead");
    dead.lost(List.of("t"));
    dead.up(Direction.RECEIVING);
    dead.down(Direction.SENDING, null);
    assertThat(pubsub.stats().malformed()).isZero();
    assertThat(pubsub.stats().sending()).isTrue();
    done(pubsub.broadcast("t", 2));
    seen.awaits(DISCONNECTED, 1L, DISCONNECTED, 2L);
  }

  @Test
  @DisplayName("O1 a late failure or refusal does not concern the next try")
  void lateRefusal() {
    clock.advance(PAUSE);
    link.fail(0, new RefusedException("too late", null));
    link.succeed(1);
    works();
  }

  @Test
  @DisplayName("L2 a start that has failed may be repeated on the connections of its late try")
  void lateSuccessAfterAStartThatFailed() {
    SlowLink slow = new SlowLink();
    PubSub impatient = PubSub.builder(slow).clock(clock).connectTimeout(TIME_OUT).build();
    CompletionStage<Void> started = impatient.start();
    clock.advance(TIME_OUT);
    assertThatThrownBy(() -> done(started)).isInstanceOf(PubSubException.class);
    slow.succeed(0);
    CompletionStage<Void> again = impatient.start();
    if (slow.tries() > 1) {
      slow.succeed(1);
    }
    done(again);
    done(impatient.subscribeTopic("s", "t", seen));
    done(impatient.broadcast("t", 1));
    seen.awaits(1L);
    done(impatient.stop());
  }

  @Test
  @DisplayName("L3 a try that succeeds after the stop changes nothing")
  void lateSuccessAfterTheStop() {
    done(pubsub.stop());
    link.succeed(0);
    assertThat(pubsub.stats().receiving()).isFalse();
    assertThat(pubsub.stats().sending()).isFalse();
    clock.advance(PAUSE);
    assertThat(link.tries()).isEqualTo(1);
  }
}
