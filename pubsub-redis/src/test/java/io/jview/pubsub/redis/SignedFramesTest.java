package io.jview.pubsub.redis;

import static io.jview.pubsub.redis.Instances.patiently;
import static io.jview.pubsub.redis.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.traffic.Recorder;
import java.io.IOException;
import org.junit.jupiter.api.Test;

/** Frames that are signed, over Redis. */
class SignedFramesTest {

  private static final String SECRET = "a secret of the instances, 32 bytes and more";
  private static final String LARGE = "x".repeat((1 << 20) - 2);

  @Test
  void redisCliIsRefusedAndInstancesWithTheSecretAreHeard() {
    try (RedisServer server = RedisServer.start();
        Instances instances = new Instances()) {
      RedisPubSub here = instances.start(signing(server.url()));
      RedisPubSub there = instances.start(signing(server.url()));
      Recorder recorder = subscribe(here, "t");
      there.broadcast("t", 1).toCompletableFuture().join();
      server.ask("PUBLISH", here.channel("t"), "{\"topic\":\"t\",\"message\":\"foreign\"}");
      there.broadcast("t", LARGE).toCompletableFuture().join();
      there.broadcast("t", 2).toCompletableFuture().join();

      recorder.awaitMessage(2L);
      assertThat(recorder.entries()).containsExactly(1L, LARGE, 2L);
      patiently().until(() -> here.stats().malformed() == 1);
      assertThat(here.stats().gaps()).isZero();
    }
  }

  @Test
  void onAClusterToo() throws IOException {
    try (RedisCluster cluster = RedisCluster.start();
        Instances instances = new Instances()) {
      RedisPubSub here = instances.start(signing(cluster.url()));
      RedisPubSub without = instances.start(RedisPubSub.builder(cluster.url()));
      Recorder recorder = subscribe(here, "t");
      without.broadcast("t", "foreign").toCompletableFuture().join();
      here.broadcast("t", 1).toCompletableFuture().join();

      recorder.awaitMessage(1L);
      assertThat(recorder.entries()).containsExactly(1L);
      assertThat(here.stats().malformed()).isEqualTo(1);
    }
  }

  private static RedisPubSubBuilder signing(String url) {
    return RedisPubSub.builder(url).signedFrames(SECRET);
  }
}
