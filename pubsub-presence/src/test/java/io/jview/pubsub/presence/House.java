package io.jview.pubsub.presence;

import static io.jview.pubsub.Engines.done;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.LoopbackBroker;
import io.jview.pubsub.ManualClock;
import io.jview.pubsub.PubSub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** Several instances over one broker, whose time for presence passes when a test says so. */
final class House implements AutoCloseable {

  static final Duration TIMEOUT = Duration.ofSeconds(30);

  /** One instance. */
  final class Instance {
    final LoopbackBroker.Node node = broker.node();
    final PubSub pubsub = PubSub.builder(node).publishTimeout(Duration.ofMillis(200)).build();
    final Presence presence;

    private Instance() {
      done(pubsub.start());
      presence = Presence.builder(pubsub).clock(clock, TIMEOUT).build();
    }

    Instance track(String session, String topic, String key, Object meta) {
      done(presence.track(session, topic, key, meta));
      return this;
    }

    /** Its list as text, such as {@code ada=1 grace=2}. */
    String list(String topic) {
      return presence.list(topic).stream()
          .map(one -> one.key() + "=" + one.meta().value())
          .sorted()
          .collect(Collectors.joining(" "));
    }

    /** Waits for a list, while time passes as it does. */
    void awaitList(String topic, String expected) {
      await()
          .pollInterval(20, MILLISECONDS)
          .atMost(30, SECONDS)
          .until(
              () -> {
                clock.advance(Duration.ofMillis(20));
                return list(topic);
              },
              expected::equals);
    }

    /** It dies: nothing is said any more, and no good-bye. */
    void die() {
      node.reachable(false);
      node.cut();
    }

    void isCutOff() {
      node.reachable(false);
      node.cut();
    }

    void isBack() {
      node.reachable(true);
    }
  }

  final LoopbackBroker broker = new LoopbackBroker();
  final ManualClock clock = new ManualClock();
  final List<Instance> instances = new ArrayList<>();

  Instance instance() {
    Instance instance = new Instance();
    instances.add(instance);
    return instance;
  }

  /**
   * Time passes in small steps, each of which the instances have dealt with before the next one.
   */
  void pass(Duration time) {
    for (long seconds = time.toSeconds(); seconds > 0; seconds--) {
      clock.advance(Duration.ofSeconds(1));
      instances.forEach(instance -> done(instance.presence.untrack("nobody", "nowhere", "none")));
    }
  }

  @Override
  public void close() {
    instances.forEach(instance -> done(instance.presence.stop()));
    instances.forEach(instance -> done(instance.pubsub.stop()));
  }
}
