package io.jview.pubsub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.PubSubException;
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

  private final List<RedisPubSub> made = new ArrayList<>();
  private final Queue<String> causes = new ConcurrentLinkedQueue<>();

  RedisPubSub start(String url) {
    return start(RedisPubSub.builder(url));
  }

  RedisPubSub start(RedisPubSubBuilder builder) {
    RedisPubSub instance = make(builder);
    instance.start().toCompletableFuture().join();
    return instance;
  }

  private RedisPubSub make(RedisPubSubBuilder builder) {
    PubSubObserver observer =
        new PubSubObserver() {
          @Override
          public void onLink(Direction direction, boolean up, @Nullable Throwable cause) {
            causes.add(direction + " " + up + " " + cause);
          }
        };
    RedisPubSub instance = builder.engine(settings -> settings.observer(observer)).build();
    made.add(instance);
    return instance;
  }

  /** What a start that must fail says: all causes, one after the other. */
  String refusal(RedisPubSubBuilder builder) {
    RedisPubSub instance = make(builder);
    Throwable failure = catchThrowable(() -> instance.start().toCompletableFuture().join());
    assertThat(failure).hasCauseInstanceOf(PubSubException.class);
    StringBuilder all = new StringBuilder();
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      all.append(cause.getMessage()).append('\n');
    }
    return all.toString();
  }

  /** How links fell and came. */
  List<String> causes() {
    return List.copyOf(causes);
  }

  static Recorder subscribe(RedisPubSub instance, String topic) {
    Recorder recorder = new Recorder();
    instance.subscribeTopic("s", topic, recorder).toCompletableFuture().join();
    return recorder;
  }

  static void awaitLinks(RedisPubSub instance, boolean up) {
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
    made.forEach(instance -> instance.stop().toCompletableFuture().join());
  }
}
