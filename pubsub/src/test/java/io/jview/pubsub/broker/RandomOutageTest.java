package io.jview.pubsub.broker;

import static io.jview.pubsub.Engines.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.Gap;
import io.jview.pubsub.LoopbackBroker;
import io.jview.pubsub.ManualClock;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.RepeatedTest;

/** Cuts, refusals and losses at random, beside traffic; the seed stands in every failure. */
class RandomOutageTest {

  private static final int MESSAGES = 5_000;

  private final long seed = Long.getLong("jview.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final LoopbackBroker broker = new LoopbackBroker();
  private final LoopbackBroker.Node receiver = broker.node();
  private final LoopbackBroker.Node sender = broker.node();
  private final ManualClock clock = new ManualClock();

  @RepeatedTest(10)
  @DisplayName(
      "O1 O2 O3 O5 O6 D7 through random outages nothing is lost untold, doubled or reordered")
  void lossIsTold() throws InterruptedException {
    PubSub here = PubSub.builder(receiver).clock(clock).mailbox(1 << 20, 1 << 30).build();
    PubSub there = PubSub.builder(sender).clock(clock).build();
    done(here.start());
    done(there.start());
    List<Recorder> sessions = new ArrayList<>();
    for (int i = 0; i < 5; i++) {
      sessions.add(new Recorder());
      done(here.subscribeTopic("s" + i, "t", sessions.get(i)));
    }
    done(there.broadcast("t", 0)); // where each receiver starts counting
    AtomicBoolean trouble = new AtomicBoolean(true);
    Thread chaos = Thread.ofPlatform().start(() -> provoke(trouble));
    for (int i = 1; i < MESSAGES; i++) {
      send(there, i);
    }
    trouble.set(false);
    chaos.join();
    calm();
    done(there.broadcast("t", MESSAGES));

    for (Recorder session : sessions) {
      await("seed " + seed)
          .atMost(Duration.ofSeconds(10))
          .until(() -> session.received().contains((long) MESSAGES));
      assertLossIsTold(session.received());
    }
    assertThat(here.stats().gaps()).as("outages, seed %s", seed).isPositive();
    done(here.stop());
    done(there.stop());
  }

  private static void send(PubSub there, int number) throws InterruptedException {
    try {
      there.broadcast("t", number).toCompletableFuture().get();
    } catch (ExecutionException failed) {
      assertThat(failed.getCause()).isInstanceOf(PubSubUnavailableException.class);
    }
  }

  private void provoke(AtomicBoolean trouble) {
    while (trouble.get()) {
      switch (random.nextInt(12)) {
        case 0 -> receiver.cut();
        case 1 -> receiver.cutReceiving();
        case 2 -> sender.cutSending();
        case 3 -> receiver.forget(List.of("t"));
        case 4 -> receiver.reachable(random.nextBoolean());
        case 5 -> sender.reachable(random.nextBoolean());
        case 6 -> receiver.stall();
        case 7 -> receiver.failStalled();
        case 8 -> broker.swallow(frame -> random.nextInt(50) == 0);
        default -> receiver.proceed();
      }
      clock.advance(Duration.ofMillis(random.nextInt(300)));
    }
  }

  private void calm() {
    broker.swallow(frame -> false);
    receiver.proceed();
    receiver.reachable(true);
    sender.reachable(true);
    clock.advance(Duration.ofMinutes(1));
    receiver.proceed();
  }

  private void assertLossIsTold(List<Object> received) {
    long expected = 0;
    boolean told = false;
    for (Object next : received) {
      if (next instanceof Gap.Reason) {
        told = true;
      } else {
        assertThat((long) next).as("order, seed %s", seed).isGreaterThanOrEqualTo(expected);
        if ((long) next > expected) {
          assertThat(told).as("told of a loss before %s, seed %s", next, seed).isTrue();
        }
        expected = (long) next + 1;
        told = false;
      }
    }
  }
}
