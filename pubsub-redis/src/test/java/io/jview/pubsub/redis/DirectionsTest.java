package io.jview.pubsub.redis;

import static io.jview.pubsub.redis.Instances.awaitLinks;
import static io.jview.pubsub.redis.Instances.patiently;
import static io.jview.pubsub.redis.Instances.subscribe;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.traffic.Recorder;
import io.jview.pubsub.traffic.Traffic;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** One direction that cannot be had, and another one that can. */
class DirectionsTest {

  private static final String PASSWORD = "s3cret&geheim";

  private static RedisPubSubBuilder as(String url) {
    return RedisPubSub.builder(url)
        .user("kit")
        .password(PASSWORD)
        .channelPrefix("kit:")
        .probeInterval(Duration.ofMillis(500));
  }

  @Test
  @DisplayName("O8 who may not publish any more goes on receiving, through an outage too")
  void withoutTheRightToPublish() {
    try (RedisServer server = RedisServer.start();
        Instances instances = new Instances()) {
      server.ask(KitNodes.user(KitNodes.EVERYTHING));
      RedisPubSub instance = instances.start(as(server.url()));
      RedisPubSub other = instances.start(RedisPubSub.builder(server.url()).channelPrefix("kit:"));
      Recorder recorder = subscribe(instance, "t");
      server.ask("ACL", "SETUSER", "kit", "-publish");
      server.ask("CLIENT", "KILL", "USER", "kit");
      recorder.awaitGaps(1);
      new Traffic(other, "t").sendUntilHeard(recorder);
      assertThat(instance.stats().receiving()).isTrue();
      assertThatThrownBy(() -> instance.broadcast("t", -1).toCompletableFuture().join())
          .cause()
          .isInstanceOfSatisfying(
              PubSubUnavailableException.class,
              failure -> assertThat(failure.outcomeUnknown()).isFalse());
      server.ask("CLIENT", "KILL", "TYPE", "pubsub");
      recorder.awaitGaps(2);
      server.ask("ACL", "SETUSER", "kit", "+publish");
      awaitLinks(instance, true);
      new Traffic(instance, "t").sendUntilHeard(recorder);
    }
  }

  @Test
  @DisplayName("O8 a sender that turns out to be refused while receiving is restored is told down")
  void refusedWhileTheOtherDirectionIsRestored() {
    try (RedisServer server = RedisServer.start();
        Instances instances = new Instances()) {
      server.ask(KitNodes.user(KitNodes.EVERYTHING));
      RedisPubSub instance =
          instances.start(as(server.url()).probeInterval(Duration.ofSeconds(30)));
      Recorder recorder = subscribe(instance, "t");
      server.ask("ACL", "SETUSER", "kit", "-publish");
      server.ask("CLIENT", "KILL", "TYPE", "pubsub");
      recorder.awaitGaps(1);
      patiently().until(() -> instance.stats().receiving() && !instance.stats().sending());
      server.ask("ACL", "SETUSER", "kit", "+publish");
      awaitLinks(instance, true);
      new Traffic(instance, "t").sendUntilHeard(recorder);
    }
  }

  @Test
  @DisplayName("O8 who may not subscribe any more goes on publishing")
  void withoutTheRightToSubscribe() {
    try (RedisServer server = RedisServer.start();
        Instances instances = new Instances()) {
      server.ask(KitNodes.user(KitNodes.EVERYTHING));
      RedisPubSub instance = instances.start(as(server.url()));
      RedisPubSub other = instances.start(RedisPubSub.builder(server.url()).channelPrefix("kit:"));
      Recorder recorder = subscribe(other, "t");
      server.ask("ACL", "SETUSER", "kit", "-subscribe");
      server.ask("CLIENT", "KILL", "USER", "kit");
      patiently().until(() -> instance.stats().sending() && !instance.stats().receiving());
      new Traffic(instance, "t").sendUntilHeard(recorder);
      server.ask("ACL", "SETUSER", "kit", "+subscribe");
      awaitLinks(instance, true);
    }
  }

  @Test
  @DisplayName("O8 on a cluster, who may not publish any more goes on receiving")
  void withoutTheRightToPublishOnACluster() throws IOException {
    try (RedisCluster cluster = RedisCluster.start();
        Instances instances = new Instances()) {
      List<String> rights =
          List.of("&kit:*", "+ssubscribe", "+sunsubscribe", "+spublish", "+cluster|slots");
      cluster.nodes().forEach(node -> node.ask(KitNodes.user(rights)));
      RedisPubSub instance = instances.start(as(cluster.url()));
      RedisPubSub other = instances.start(RedisPubSub.builder(cluster.url()).channelPrefix("kit:"));
      Recorder recorder = subscribe(instance, "t");
      for (RedisServer node : cluster.nodes()) {
        node.ask("ACL", "SETUSER", "kit", "-publish", "-spublish");
        node.ask("CLIENT", "KILL", "USER", "kit");
      }
      recorder.awaitGaps(1);
      new Traffic(other, "t").sendUntilHeard(recorder);
      cluster.nodes().forEach(n -> n.ask("ACL", "SETUSER", "kit", "+publish", "+spublish"));
      awaitLinks(instance, true);
      new Traffic(instance, "t").sendUntilHeard(recorder);
    }
  }
}
