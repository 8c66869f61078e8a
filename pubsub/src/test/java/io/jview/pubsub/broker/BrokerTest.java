package io.jview.pubsub.broker;

import static io.jview.pubsub.Engines.done;

import io.jview.pubsub.LoopbackBroker;
import io.jview.pubsub.ManualClock;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.Recorder;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Two instances on one broker, and what a test does to the first one's link. */
abstract class BrokerTest {

  /** Longer than any pause between two tries to connect. */
  static final Duration LONG_PAUSE = Duration.ofSeconds(11);

  final LoopbackBroker broker = new LoopbackBroker();
  final LoopbackBroker.Node link = broker.node();
  final ManualClock clock = new ManualClock();
  final Recorder seen = new Recorder();
  final List<String> failures = new CopyOnWriteArrayList<>();
  PubSub here;
  PubSub there;

  @BeforeEach
  void start() {
    here = builder(link).build();
    there = builder(broker.node()).build();
    done(here.start());
    done(there.start());
  }

  PubSubBuilder builder(LoopbackBroker.Node node) {
    return PubSub.builder(node)
        .clock(clock)
        .outbox(3, 1000)
        .failureHandler(
            (session, topic, cause) -> failures.add(session + " " + topic + " " + cause));
  }

  @AfterEach
  void stop() {
    link.proceed();
    done(here.stop());
    done(there.stop());
  }

  void cutAndUnreachable() {
    link.reachable(false);
    link.cut();
  }

  void restore() {
    restoreWithin(LONG_PAUSE);
  }

  void restoreWithin(Duration time) {
    link.reachable(true);
    clock.advance(time);
  }
}
