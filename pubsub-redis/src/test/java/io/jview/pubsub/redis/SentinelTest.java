package io.jview.pubsub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.PubSubException;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A master, a replica and a real sentinel. */
class SentinelTest {

  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private RedisServer master;
  private RedisServer replica;
  private RedisServer sentinel;
  private RedisPubSub from;
  private RedisPubSub to;
  private final Recorder recorder = new Recorder();

  @BeforeEach
  void start() {
    master = RedisServer.start();
    replica = RedisServer.start("--replicaof", "127.0.0.1 " + master.port());
    sentinel =
        RedisServer.startSentinel(
            "sentinel monitor main 127.0.0.1 " + master.port() + " 1",
            "sentinel down-after-milliseconds main 1000",
            "sentinel failover-timeout main 5000");
    await()
        .atMost(PATIENCE)
        .until(() -> !((List<?>) sentinel.ask("SENTINEL", "REPLICAS", "main")).isEmpty());
    from = started();
    to = started();
    to.subscribeTopic("s", "t", recorder).toCompletableFuture().join();
  }

  private RedisPubSub started() {
    RedisPubSub node = builder("main").probeInterval(Duration.ofSeconds(1)).build();
    node.start().toCompletableFuture().join();
    return node;
  }

  private RedisPubSubBuilder builder(String name) {
    return RedisPubSub.builder("redis-sentinel://127.0.0.1:" + sentinel.port() + "/" + name);
  }

  @AfterEach
  void stop() {
    from.stop().toCompletableFuture().join();
    to.stop().toCompletableFuture().join();
    sentinel.close();
    replica.close();
    master.close();
  }

  private void awaitMaster(RedisServer expected) {
    await()
        .atMost(PATIENCE)
        .until(() -> RespReader.text(((List<?>) expected.ask("ROLE")).getFirst()).equals("master"));
  }

  @Test
  void trafficMovesToTheReplicaWhenTheMasterDies() {
    Traffic traffic = new Traffic(from, "t");
    traffic.send(1_000);
    master.kill();
    traffic.send(1_000);
    awaitMaster(replica);
    recorder.awaitGaps(1);
    traffic.sendUntilHeard(recorder);
    recorder.assertNothingLostUntold(traffic.failed());
    assertThat(replica.channels("jview:")).containsExactly("jview:t");
  }

  @Test
  void demotedMasterThatStillAnswersIsLeft() {
    Traffic traffic = new Traffic(from, "t");
    traffic.send(1_000);
    assertThat(sentinel.text("SENTINEL", "FAILOVER", "main")).isEqualTo("OK");
    traffic.send(1_000);
    awaitMaster(replica);
    await().atMost(PATIENCE).until(() -> replica.channels("jview:").size() == 1);
    traffic.sendUntilHeard(recorder);
    recorder.assertNothingLostUntold(traffic.failed());
    assertThat(master.clients("jview")).isEmpty();
  }

  @Test
  void unknownMasterIsNamed() {
    RedisPubSub node = builder("other").build();
    assertThatThrownBy(() -> node.start().toCompletableFuture().join())
        .isInstanceOf(CompletionException.class)
        .cause()
        .isInstanceOf(PubSubException.class)
        .hasMessageContaining("127.0.0.1:" + sentinel.port())
        .hasMessageContaining("'other'");
  }
}
