package io.jview.pubsub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.PubSubObserver;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.testkit.FaultProxy;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What goes wrong with a Redis, made to happen. */
class RedisFaultsTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private RedisServer server;
  private FaultProxy proxy;
  private final List<RedisPubSub> nodes = new ArrayList<>();
  private final Recorder recorder = new Recorder();
  private final Queue<String> causes = new ConcurrentLinkedQueue<>();

  @BeforeEach
  void start() throws IOException {
    server = RedisServer.start();
    proxy = FaultProxy.to("127.0.0.1", server.port());
  }

  @AfterEach
  void stop() {
    nodes.forEach(node -> node.stop().toCompletableFuture().join());
    proxy.close();
    server.close();
  }

  private RedisPubSub direct() {
    return started(RedisPubSub.builder(server.url()));
  }

  private RedisPubSub proxied(Duration probeInterval) {
    return started(
        RedisPubSub.builder("redis://127.0.0.1:" + proxy.port()).probeInterval(probeInterval));
  }

  private RedisPubSub started(RedisPubSubBuilder builder) {
    PubSubObserver observer =
        new PubSubObserver() {
          @Override
          public void onLink(Direction direction, boolean up, Throwable cause) {
            causes.add(direction + " " + up + " " + cause);
          }
        };
    RedisPubSub node = builder.engine(settings -> settings.observer(observer)).build();
    nodes.add(node);
    node.start().toCompletableFuture().join();
    return node;
  }

  private void subscribe(RedisPubSub node, String topic) {
    node.subscribeTopic("s", topic, recorder).toCompletableFuture().join();
  }

  private static void awaitReceiving(RedisPubSub node, boolean up) {
    await()
        .atMost(PATIENCE)
        .pollDelay(Duration.ZERO)
        .pollInterval(Duration.ofMillis(5))
        .until(() -> node.stats().receiving() == up);
  }

  @Test
  void hundredKillsDuringTwoHundredThousandMessagesLoseNothingUntold(TestReporter report) {
    RedisPubSub from = direct();
    RedisPubSub to = direct();
    subscribe(to, "t");
    Traffic traffic = new Traffic(from, "t");
    for (int kill = 0; kill < 100; kill++) {
      traffic.send(1_000);
      awaitReceiving(to, true);
      server.ask("CLIENT", "KILL", "TYPE", "pubsub");
      traffic.send(1_000);
      int kills = kill + 1;
      recorder.awaitGaps(kills);
    }
    traffic.sendUntilHeard(recorder);
    recorder.assertNothingLostUntold(traffic.failed());
    assertThat(traffic.failed()).as("the publishing connection was not touched").isEmpty();
    long arrived = recorder.entries().size() - recorder.gaps();
    report.publishEntry("arrived", arrived + " of " + traffic.last());
    report.publishEntry("gaps", String.valueOf(recorder.gaps()));
  }

  @Test
  void whoeverEndsTheReceivingConnectionWhileItIsTestedLeavesThePublishingOneAlone() {
    RedisPubSub from = direct();
    server.ask("CLIENT", "PAUSE", "60000", "WRITE");
    server.ask("CLIENT", "KILL", "TYPE", "pubsub");
    awaitReceiving(from, false);
    await().until(() -> !server.text("CLIENT", "LIST", "TYPE", "pubsub").isBlank());
    server.ask("CLIENT", "KILL", "TYPE", "pubsub");
    server.ask("CLIENT", "UNPAUSE");

    awaitReceiving(from, true);
    assertThat(causes).noneMatch(line -> line.startsWith("SENDING false"));
  }

  @Test
  void killedServerIsFoundAgain() {
    RedisPubSub from = direct();
    RedisPubSub to = direct();
    subscribe(to, "t");
    Traffic traffic = new Traffic(from, "t");
    traffic.send(1_000);
    server.kill();
    traffic.send(1_000);
    awaitReceiving(to, false);
    server.restart();
    recorder.awaitGaps(1);
    traffic.sendUntilHeard(recorder);
    recorder.assertNothingLostUntold(traffic.failed());
  }

  @Test
  void pausedServerIsFoundOutWithinFifteenSecondsAndUsedAgain() {
    RedisPubSub to = direct();
    subscribe(to, "t");
    Traffic traffic = new Traffic(to, "t");
    traffic.send(10);
    recorder.awaitMessage(10L);
    long paused = System.nanoTime();
    server.pause();
    traffic.send(10);
    await()
        .atMost(Duration.ofSeconds(15))
        .until(() -> !to.stats().receiving() && !to.stats().sending());
    await()
        .atMost(PATIENCE)
        .until(() -> System.nanoTime() - paused > Duration.ofSeconds(20).toNanos());
    server.resume();
    recorder.awaitGaps(1);
    traffic.sendUntilHeard(recorder);
    recorder.assertNothingLostUntold(traffic.failed());
  }

  @ParameterizedTest
  @CsvSource({"TO_SERVER", "TO_CLIENT", "TO_SERVER TO_CLIENT"})
  void swallowedPacketsAreFoundOut(String directions) {
    RedisPubSub node = proxied(Duration.ofSeconds(1));
    subscribe(node, "t");
    EnumSet<FaultProxy.Direction> ways = EnumSet.noneOf(FaultProxy.Direction.class);
    for (String name : directions.split(" ")) {
      ways.add(FaultProxy.Direction.valueOf(name));
    }
    proxy.swallow(ways.toArray(FaultProxy.Direction[]::new));
    await()
        .atMost(Duration.ofSeconds(6))
        .until(() -> !node.stats().receiving() && !node.stats().sending());
    proxy.pass();
    recorder.awaitGaps(1);
    Traffic traffic = new Traffic(node, "t");
    traffic.sendUntilHeard(recorder);
    assertThat(recorder.gaps()).isEqualTo(1);
  }

  @Test
  void slowReaderIsToldWhyRedisEndedIt() {
    server.ask("CONFIG", "SET", "client-output-buffer-limit", "pubsub 1mb 1mb 1");
    RedisPubSub slow = proxied(Duration.ofSeconds(5));
    subscribe(slow, "t");
    RedisPubSub from = direct();
    proxy.throttle(200_000);
    String large = "x".repeat(100_000);
    List<CompletionStage<Void>> sent = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      sent.add(from.broadcast("t", large));
    }
    sent.forEach(stage -> stage.toCompletableFuture().join());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                server.clients("jview").stream()
                    .filter(client -> client.contains(" sub=2"))
                    .toList()
                    .isEmpty());
    proxy.pass();
    recorder.awaitGaps(1);
    Traffic traffic = new Traffic(from, "t");
    traffic.sendUntilHeard(recorder);
    assertThat(server.log()).contains("output buffer limits");
    assertThat(causes)
        .anyMatch(c -> c.startsWith("RECEIVING false") && c.contains("client-output-buffer-limit"));
  }

  @Test
  void secondCutWhileTopicsAreSubscribedAgainLosesNone() {
    RedisPubSub node = proxied(Duration.ofSeconds(5));
    int topics = 20_000;
    List<CompletionStage<Void>> subscribed = new ArrayList<>();
    for (int i = 0; i < topics; i++) {
      subscribed.add(node.subscribeTopic("s" + i % 50, "t" + i, recorder));
    }
    subscribed.forEach(stage -> stage.toCompletableFuture().join());
    proxy.cut();
    awaitReceiving(node, false);
    proxy.pass();
    await().atMost(PATIENCE).until(() -> !server.channels("jview:").isEmpty());
    proxy.cut();
    awaitReceiving(node, false);
    proxy.pass();
    await().atMost(PATIENCE).until(() -> server.channels("jview:").size() == topics);
    await().atMost(PATIENCE).until(() -> recorder.gaps() >= topics);
  }

  @Test
  void hundredThousandTopicsAreSubscribedAgainInBoundedTime(TestReporter report) {
    RedisPubSub node = direct();
    int topics = 100_000;
    List<CompletionStage<Void>> subscribed = new ArrayList<>();
    for (int i = 0; i < topics; i++) {
      subscribed.add(node.subscribeTopic("s" + i % 1_000, "topic:" + i, recorder));
    }
    subscribed.forEach(stage -> stage.toCompletableFuture().join());
    server.ask("CLIENT", "KILL", "TYPE", "pubsub");
    awaitReceiving(node, false);
    long from = System.nanoTime();
    await()
        .pollInterval(Duration.ofMillis(10))
        .atMost(Duration.ofSeconds(20))
        .until(() -> RedisServer.subscriptions(server.clients("jview")) == topics + 1);
    long millis = (System.nanoTime() - from) / 1_000_000;
    report.publishEntry("100,000 topics subscribed again", millis + " ms");
    recorder.awaitGaps(topics);
  }
}
