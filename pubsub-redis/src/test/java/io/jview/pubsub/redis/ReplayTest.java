package io.jview.pubsub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Replay;
import io.jview.pubsub.Retention;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.traffic.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What the kit cannot do to the logs of Redis. */
class ReplayTest {

  private static final Gap LOST = Gap.of("kept", Gap.Reason.LOST);
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Instances instances = new Instances();

  @AfterEach
  void stop() {
    instances.close();
  }

  private RedisPubSub keeping(String url) {
    return instances.start(
        RedisPubSub.builder(url)
            .engine(engine -> engine.replay("kept", Retention.ofMessages(10_000))));
  }

  private static void send(RedisPubSub instance, long from, long to) {
    LongStream.range(from, to)
        .forEach(i -> instance.broadcast("kept", i).toCompletableFuture().join());
  }

  private static Object[] numbers(long from, long to) {
    return LongStream.range(from, to).boxed().toArray();
  }

  private static void awaits(Recorder recorder, Object... expected) {
    await()
        .atMost(PATIENCE)
        .untilAsserted(() -> assertThat(recorder.entries()).containsExactly(expected));
  }

  private static void awaitNewest(RedisServer server, String newest) {
    await()
        .atMost(PATIENCE)
        .until(() -> newest.equals(RespReader.text(server.ask("HGET", "jview:kept:meta", "n"))));
  }

  @Test
  void aReplicaThatIsPromotedWithALossIsTold() {
    try (RedisServer replica = RedisServer.start()) {
      RedisServer master = RedisServer.start();
      int port = master.port();
      replica.ask("REPLICAOF", "127.0.0.1", Integer.toString(port));
      RedisPubSub instance = keeping(master.url());
      Recorder recorder = Instances.subscribe(instance, "kept");
      send(instance, 0, 10);
      awaitNewest(replica, "10");
      replica.ask("REPLICAOF", "NO", "ONE");
      send(instance, 10, 15);
      awaits(recorder, numbers(0, 15));
      master.close();
      try (RedisServer next =
          RedisServer.startOn(port, "--replicaof", "127.0.0.1 " + replica.port())) {
        awaitNewest(next, "10");
        next.ask("REPLICAOF", "NO", "ONE");
        Instances.awaitLinks(instance, true);
        List<Object> expected = new ArrayList<>(Arrays.asList(numbers(0, 15)));
        expected.add(LOST);
        awaits(recorder, expected.toArray());
        send(instance, 20, 25);
        expected.addAll(Arrays.asList(numbers(20, 25)));
        awaits(recorder, expected.toArray());
      }
    }
  }

  @Test
  void aServerThatHasForgottenTheScriptsIsToldThemAgainInOrder() {
    try (RedisServer server = RedisServer.start()) {
      RedisPubSub instance = keeping(server.url());
      Recorder recorder = Instances.subscribe(instance, "kept");
      for (long i = 0; i < 1_000; i++) {
        instance.broadcast("kept", i);
        if (i % 100 == 0) {
          server.ask("SCRIPT", "FLUSH");
        }
      }
      awaits(recorder, numbers(0, 1_000));
    }
  }

  @Test
  void anotherServerInItsPlaceIsToldWhereItBegins() {
    RedisServer server = RedisServer.start();
    int port = server.port();
    RedisPubSub instance = keeping(server.url());
    Recorder recorder = Instances.subscribe(instance, "kept");
    send(instance, 0, 5);
    awaits(recorder, numbers(0, 5));
    server.close();
    try (RedisServer empty = RedisServer.startOn(port)) {
      assertThat(empty.port()).isEqualTo(port);
      Instances.awaitLinks(instance, true);
      awaits(recorder, 0L, 1L, 2L, 3L, 4L, LOST);
      send(instance, 5, 7);
      awaits(recorder, 0L, 1L, 2L, 3L, 4L, LOST, 5L, 6L);
    }
  }

  @Test
  void aLogIsTwoKeysThatExpire() {
    try (RedisServer server = RedisServer.start()) {
      RedisPubSub instance = keeping(server.url());
      send(instance, 0, 3);
      assertThat((Long) server.ask("PTTL", "jview:kept:log"))
          .isBetween(Duration.ofHours(1).toMillis() - 60_000, Duration.ofHours(2).toMillis());
      assertThat((Long) server.ask("PTTL", "jview:kept:meta"))
          .isGreaterThan(Duration.ofDays(7).toMillis());
      assertThat(server.ask("DBSIZE")).isEqualTo(2L);
    }
  }

  @Test
  void aHistoryOfLargeMessagesIsReadInPages() {
    try (RedisServer server = RedisServer.start()) {
      RedisPubSub instance = keeping(server.url());
      String large = "x".repeat(900_000);
      for (int i = 0; i < 12; i++) {
        instance.broadcast("kept", large + i).toCompletableFuture().join();
      }
      Recorder recorder = new Recorder();
      instance.subscribeTopic("s", "kept", Replay.all(), recorder).toCompletableFuture().join();
      await().atMost(PATIENCE).until(() -> recorder.entries().size() == 12);
      assertThat(recorder.entries().getLast()).isEqualTo(large + 11);
    }
  }
}
