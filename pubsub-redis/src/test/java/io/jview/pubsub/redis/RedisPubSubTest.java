package io.jview.pubsub.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.PubSubException;
import io.jview.pubsub.traffic.Recorder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What users and administrators see. */
class RedisPubSubTest {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private RedisServer server;
  private final List<RedisPubSub> nodes = new ArrayList<>();
  private final Recorder recorder = new Recorder();

  @BeforeEach
  void start() {
    server = RedisServer.start();
  }

  @AfterEach
  void stop() {
    nodes.forEach(node -> node.stop().toCompletableFuture().join());
    server.close();
  }

  private RedisPubSub started(RedisPubSubBuilder builder) {
    RedisPubSub node = builder.build();
    nodes.add(node);
    node.start().toCompletableFuture().join();
    return node;
  }

  private void refused(RedisPubSubBuilder builder, String... words) {
    RedisPubSub node = builder.build();
    nodes.add(node);
    assertThatThrownBy(() -> node.start().toCompletableFuture().join())
        .cause()
        .isInstanceOf(PubSubException.class)
        .hasMessageContainingAll(words)
        .hasMessageContaining("127.0.0.1:" + server.port())
        .hasMessageNotContaining("s3cret");
  }

  @Test
  @DisplayName("I2 what redis-cli publishes reaches every session")
  void foreignPublish() {
    RedisPubSub node = started(RedisPubSub.builder(server.url()));
    node.subscribeTopic("s", "counter", recorder).toCompletableFuture().join();
    server.ask("PUBLISH", node.channel("counter"), "{\"topic\":\"counter\",\"message\":42}");
    recorder.awaitMessage(42L);
    assertThat(node.channel("counter")).isEqualTo("jview:counter");
  }

  @Test
  @DisplayName("L3 stop leaves no connection, channel or thread")
  void nothingIsLeft() {
    RedisPubSub node = started(RedisPubSub.builder(server.url()).clientName("leaving"));
    node.subscribeTopic("s", "t", recorder).toCompletableFuture().join();
    assertThat(server.clients("leaving")).hasSize(2);
    node.stop().toCompletableFuture().join();
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                server.clients("leaving").isEmpty()
                    && ((List<?>) server.ask("PUBSUB", "CHANNELS")).isEmpty());
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                Thread.getAllStackTraces().keySet().stream()
                    .noneMatch(thread -> thread.getName().endsWith(":" + server.port())));
  }

  @Test
  @DisplayName("S6 one forbidden channel among many disturbs no other")
  void forbiddenChannelAmongMany() {
    server.ask(
        "ACL",
        "SETUSER",
        "app",
        "reset",
        "on",
        ">s3cret",
        "&jview:ok*",
        "&jview:$jview*",
        "+subscribe",
        "+publish",
        "+ping",
        "+unsubscribe");
    RedisPubSub node = started(RedisPubSub.builder(server.url()).user("app").password("s3cret"));
    List<CompletableFuture<Void>> allowed = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      allowed.add(node.subscribeTopic("s", "ok" + i, recorder).toCompletableFuture());
    }
    CompletableFuture<Void> forbidden =
        node.subscribeTopic("s", "no", recorder).toCompletableFuture();
    for (int i = 2_000; i < 4_000; i++) {
      allowed.add(node.subscribeTopic("s", "ok" + i, recorder).toCompletableFuture());
    }
    assertThatThrownBy(forbidden::join).cause().hasMessageContaining("'no'");
    allowed.forEach(CompletableFuture::join);
    assertThat(server.channels("jview:")).hasSize(4_000);
    assertThatThrownBy(() -> node.broadcast("no", 1).toCompletableFuture().join())
        .cause()
        .hasMessageContaining("'no'");
  }

  @Test
  void refusedPasswordIsToldAtTheStart() {
    server.ask("ACL", "SETUSER", "app", "reset", "on", ">other", "+@all", "&*");
    refused(
        RedisPubSub.builder("redis://app:s3cret@127.0.0.1:" + server.port()), "app", "WRONGPASS");
  }

  @Test
  void missingPasswordIsToldAtTheStart() {
    server.ask("CONFIG", "SET", "requirepass", "other");
    refused(RedisPubSub.builder(server.url()), "NOAUTH");
  }

  @Test
  void missingPermissionIsToldAtTheStart() {
    server.ask("ACL", "SETUSER", "app", "reset", "on", ">s3cret", "+ping", "&*");
    refused(
        RedisPubSub.builder(server.url()).user("app").password("s3cret"), "NOPERM", "subscribe");
  }

  @Test
  void missingDatabaseIsToldAtTheStart() {
    refused(RedisPubSub.builder(server.url() + "/99"), "database 99");
  }

  @Test
  void silentServerIsToldWithinConnectTimeout() {
    server.pause();
    long from = System.nanoTime();
    refused(
        RedisPubSub.builder(server.url()).connectTimeout(Duration.ofSeconds(1)),
        "not answered in time");
    assertThat(System.nanoTime() - from).isLessThan(Duration.ofSeconds(3).toNanos());
    server.resume();
  }

  @Test
  @DisplayName("I1 two prefixes never meet")
  void prefixes() {
    RedisPubSub one = started(RedisPubSub.builder(server.url()).channelPrefix("one:"));
    RedisPubSub two = started(RedisPubSub.builder(server.url()).channelPrefix("two:"));
    two.subscribeTopic("s", "t", recorder).toCompletableFuture().join();
    one.broadcast("t", 1).toCompletableFuture().join();
    two.broadcast("t", 2).toCompletableFuture().join();
    recorder.awaitMessage(2L);
    assertThat(recorder.entries()).containsExactly(2L);
  }
}
