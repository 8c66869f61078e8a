package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.spi.StateStore;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What is kept for a while, on one server and on a cluster. */
class StatesTest {

  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final byte[] VALUE = "value".getBytes(UTF_8);

  private static <T> T done(CompletionStage<T> stage) {
    return stage.toCompletableFuture().join();
  }

  private static void keepsAndGivesOnce(StateStore one, StateStore other) {
    byte[] large = new byte[128 << 10];
    done(one.put("a.1", VALUE, MINUTE));
    done(one.put("a.1", large, MINUTE));
    Optional<byte[]> taken = done(other.take("a.1"));
    assertThat(taken.orElseThrow()).isEqualTo(large);
    assertThat(done(one.take("a.1"))).isEmpty();
    done(one.put("b", VALUE, MINUTE));
    done(other.remove("b"));
    done(other.remove("b"));
    assertThat(done(one.take("b"))).isEmpty();
  }

  private static void ofManyWhoTakeOneGetsIt(StateStore one, StateStore other) {
    for (int i = 0; i < 50; i++) {
      String key = "race-" + i;
      done(one.put(key, VALUE, MINUTE));
      var takes =
          IntStream.range(0, 10).mapToObj(n -> (n % 2 == 0 ? one : other).take(key)).toList();
      assertThat(takes.stream().filter(take -> done(take).isPresent())).hasSize(1);
    }
  }

  @Test
  void oneServerKeepsAndGivesOnce() {
    try (RedisServer server = RedisServer.start();
        Instances instances = new Instances()) {
      StateStore one = instances.start(server.url()).stateStore();
      StateStore other = instances.start(server.url()).stateStore();
      keepsAndGivesOnce(one, other);
      ofManyWhoTakeOneGetsIt(one, other);
      assertThat(server.text("DBSIZE")).isEqualTo("0");
    }
  }

  @Test
  void itExpires() {
    try (RedisServer server = RedisServer.start();
        Instances instances = new Instances()) {
      StateStore store = instances.start(server.url()).stateStore();
      done(store.put("a", VALUE, Duration.ofSeconds(1)));
      assertThat(server.text("TTL", "jview:$state:a")).isEqualTo("1");
      await().until(() -> server.text("DBSIZE").equals("0"));
      assertThat(done(store.take("a"))).isEmpty();
    }
  }

  @Test
  void aServerWithoutGetdelDoesTheSame() {
    try (RedisServer server = RedisServer.start("--rename-command", "GETDEL", "");
        Instances instances = new Instances()) {
      StateStore one = instances.start(server.url()).stateStore();
      StateStore other = instances.start(server.url()).stateStore();
      keepsAndGivesOnce(one, other);
      ofManyWhoTakeOneGetsIt(one, other);
    }
  }

  @Test
  void whileTheServerIsAwayItFailsAtOnceAndWorksAgainAfterwards() {
    try (RedisServer server = RedisServer.start();
        Instances instances = new Instances()) {
      StateStore store = instances.start(server.url()).stateStore();
      server.kill();
      await()
          .until(
              () -> store.put("a", VALUE, MINUTE).toCompletableFuture().isCompletedExceptionally());
      assertThatThrownBy(() -> done(store.take("a"))).isNotNull();
      server.restart();
      await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .untilAsserted(() -> keepsAndGivesOnce(store, store));
    }
  }

  @Test
  void whatIsForbiddenIsSaidInTheServersWords() {
    try (RedisServer server = RedisServer.start();
        Instances instances = new Instances()) {
      server.ask(
          "ACL",
          "SETUSER",
          "app",
          "on",
          ">pw",
          "resetchannels",
          "&jview:*",
          "+subscribe",
          "+unsubscribe",
          "+publish",
          "+ping",
          "+client|setname");
      String url = server.url().replace("redis://", "redis://app:pw@");
      StateStore store = instances.start(url).stateStore();
      assertThatThrownBy(() -> done(store.put("a", VALUE, MINUTE)))
          .hasStackTraceContaining("NOPERM")
          .hasStackTraceContaining("docs/redis.md lists the permissions");
      server.ask("ACL", "SETUSER", "app", "~jview:$state:*", "+set", "+getdel", "+del");
      keepsAndGivesOnce(store, store);
    }
  }

  @Test
  void aClusterKeepsOnAllItsNodes() throws Exception {
    try (RedisCluster cluster = RedisCluster.start();
        Instances instances = new Instances()) {
      StateStore one = instances.start(cluster.url()).stateStore();
      StateStore other = instances.start(cluster.url()).stateStore();
      keepsAndGivesOnce(one, other);
      ofManyWhoTakeOneGetsIt(one, other);
      for (int i = 0; i < 300; i++) {
        done(one.put("k" + i, VALUE, MINUTE));
      }
      assertThat(cluster.nodes()).allMatch(node -> !node.text("DBSIZE").equals("0"));
      for (int i = 0; i < 300; i++) {
        assertThat(done(other.take("k" + i))).isPresent();
      }
    }
  }
}
