package io.jview.pubsub.postgres;

import static org.awaitility.Awaitility.await;

import io.jview.pubsub.PubSubObserver;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.traffic.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.awaitility.core.ConditionFactory;
import org.jspecify.annotations.Nullable;

/** The instances of a test, and what they say of their links. */
final class Instances implements AutoCloseable {

  /** For all that a test sends: what a slow handler drops is not what is tested here. */
  private static final int ROOM = 1_000_000;

  private final List<PostgresPubSub> started = new ArrayList<>();
  private final Queue<String> causes = new ConcurrentLinkedQueue<>();

  PostgresPubSub start(PostgresPubSubBuilder builder) {
    PubSubObserver observer =
        new PubSubObserver() {
          @Override
          public void onLink(Direction direction, boolean up, @Nullable Throwable cause) {
            causes.add(direction + " " + up + " " + cause);
          }
        };
    PostgresPubSub instance =
        builder
            .engine(settings -> settings.observer(observer).mailbox(ROOM, ROOM * 1_000L))
            .build();
    started.add(instance);
    instance.start().toCompletableFuture().join();
    return instance;
  }

  PostgresPubSub start(String url) {
    return start(PostgresPubSub.builder(url));
  }

  /** Why links fell. */
  List<String> causes() {
    return List.copyOf(causes);
  }

  static Recorder subscribe(PostgresPubSub instance, String topic) {
    Recorder recorder = new Recorder();
    instance.subscribeTopic("s", topic, recorder).toCompletableFuture().join();
    return recorder;
  }

  static void awaitLinks(PostgresPubSub instance, boolean up) {
    patiently().until(() -> instance.stats().receiving() == up && instance.stats().sending() == up);
  }

  static ConditionFactory patiently() {
    return await()
        .atMost(Duration.ofSeconds(60))
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5));
  }

  @Override
  public void close() {
    started.forEach(instance -> instance.stop().toCompletableFuture().join());
  }
}
