package io.jview.pubsub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.server.Channels;
import io.jview.pubsub.redis.server.Slots;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What only a cluster does. */
class ClusterTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private RedisCluster cluster;
  private RedisPubSub from;
  private RedisPubSub to;

  @BeforeEach
  void start() throws IOException {
    cluster = RedisCluster.start();
    from = started();
    to = started();
  }

  private RedisPubSub started() {
    RedisPubSub node = RedisPubSub.create(cluster.url());
    node.start().toCompletableFuture().join();
    return node;
  }

  @AfterEach
  void stop() {
    from.stop().toCompletableFuture().join();
    to.stop().toCompletableFuture().join();
    cluster.close();
  }

  private int slot(String topic) {
    return Slots.slot(new Channels("jview:", true).named(topic).partition());
  }

  @Test
  void topicsAreSpreadOverAllNodesAndAllDelivered() {
    List<Recorder> recorders = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      recorders.add(new Recorder());
      to.subscribeTopic("s", "t" + i, recorders.get(i)).toCompletableFuture().join();
    }
    for (int i = 0; i < 300; i++) {
      from.broadcast("t" + i, i).toCompletableFuture().join();
    }
    for (int i = 0; i < 300; i++) {
      recorders.get(i).awaitMessage((long) i);
    }
    assertThat(cluster.nodes())
        .allSatisfy(
            node ->
                assertThat((List<?>) node.ask("PUBSUB", "SHARDCHANNELS")).hasSizeGreaterThan(50));
  }

  @Test
  void slotMovedUnderTrafficTellsItsTopicsOnly() {
    String other = "elsewhere";
    Recorder moved = new Recorder();
    Recorder stays = new Recorder();
    to.subscribeTopic("s", "t", moved).toCompletableFuture().join();
    to.subscribeTopic("s", other, stays).toCompletableFuture().join();
    assertThat(slot(other)).isNotEqualTo(slot("t"));
    Traffic traffic = new Traffic(from, "t");
    RedisServer owner = cluster.owner(slot("t"));
    RedisServer next =
        cluster.nodes().stream().filter(node -> node != owner).findFirst().orElseThrow();
    traffic.send(5_000);
    cluster.move(slot("t"), next);
    traffic.send(5_000);
    moved.awaitGaps(1);
    traffic.sendUntilHeard(moved);
    moved.assertNothingLostUntold(traffic.failed());
    from.broadcast(other, 1).toCompletableFuture().join();
    stays.awaitMessage(1L);
    assertThat(stays.entries()).containsExactly(1L);
    assertThat(((List<?>) next.ask("PUBSUB", "SHARDCHANNELS")).stream().map(RespReader::text))
        .contains(to.channel("t"));
  }

  @Test
  void nodeThatIsKilledAndComesBackIsUsedAgain() {
    Recorder there = new Recorder();
    to.subscribeTopic("s", "t", there).toCompletableFuture().join();
    Traffic traffic = new Traffic(from, "t");
    traffic.send(1_000);
    RedisServer owner = cluster.owner(slot("t"));
    owner.kill();
    await().atMost(PATIENCE).until(() -> fails("t"));
    owner.restart();
    there.awaitGaps(1);
    traffic.sendUntilHeard(there);
    there.assertNothingLostUntold(traffic.failed());
  }

  private boolean fails(String topic) {
    return from.broadcast(topic, "is it there?")
        .handle((done, failure) -> failure != null)
        .toCompletableFuture()
        .join();
  }

  private String elsewhere(RedisServer owner) {
    return IntStream.range(0, 1_000)
        .mapToObj(i -> "healthy" + i)
        .filter(topic -> cluster.owner(slot(topic)) != owner)
        .findFirst()
        .orElseThrow();
  }

  @Test
  @DisplayName("O8 a node that is away takes its own topics along, and no others")
  void deadNode() {
    cluster.nodes().forEach(n -> n.ask("CONFIG", "SET", "cluster-require-full-coverage", "no"));
    RedisServer owner = cluster.owner(slot("t"));
    String healthy = elsewhere(owner);
    RedisServer healthyOwner = cluster.owner(slot(healthy));
    Recorder there = new Recorder();
    Recorder stays = new Recorder();
    to.subscribeTopic("s", "t", there).toCompletableFuture().join();
    to.subscribeTopic("s", healthy, stays).toCompletableFuture().join();
    owner.kill();
    await().atMost(PATIENCE).until(() -> fails("t"));
    RedisPubSub late = RedisPubSub.create(cluster.url());
    late.start().toCompletableFuture().join();
    late.broadcast(healthy, 1).toCompletableFuture().join();
    from.broadcast(healthy, 2).toCompletableFuture().join();
    stays.awaitMessage(2L);
    assertThat(stays.entries()).containsExactly(1L, 2L);
    assertThatThrownBy(() -> from.broadcast("t", 3).toCompletableFuture().join())
        .cause()
        .isInstanceOfSatisfying(
            PubSubUnavailableException.class,
            failure -> assertThat(failure.outcomeUnknown()).isFalse());
    healthyOwner.ask("CLIENT", "KILL", "TYPE", "pubsub");
    stays.awaitGaps(1);
    new Traffic(late, healthy).sendUntilHeard(stays);
    assertThat(there.gaps()).isZero();
    owner.restart();
    there.awaitGaps(1);
    new Traffic(late, "t").sendUntilHeard(there);
    late.stop().toCompletableFuture().join();
  }

  @Test
  void subscriptionsAloneAreLostAndComeBack() {
    Recorder there = new Recorder();
    to.subscribeTopic("s", "t", there).toCompletableFuture().join();
    cluster.owner(slot("t")).ask("CLIENT", "KILL", "TYPE", "pubsub");
    there.awaitGaps(1);
    Traffic traffic = new Traffic(from, "t");
    traffic.sendUntilHeard(there);
    assertThat(to.stats().sending()).isTrue();
  }

  @Test
  void nothingIsLeftAfterTheStop() {
    to.subscribeTopic("s", "t", new Recorder()).toCompletableFuture().join();
    to.stop().toCompletableFuture().join();
    from.stop().toCompletableFuture().join();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                cluster.channels().isEmpty()
                    && cluster.nodes().stream().allMatch(node -> node.clients("jview").isEmpty()));
    assertThat(Thread.getAllStackTraces().keySet())
        .noneMatch(thread -> thread.getName().startsWith("jview-redis-read"));
  }
}
