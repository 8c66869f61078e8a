package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.redis.server.Channels;
import io.jview.pubsub.redis.server.Slots;
import io.jview.pubsub.testkit.FaultProxy;
import java.util.List;

/** Instances on a cluster. */
final class ClusterFixture extends KitNodes {

  private static final List<String> COMMANDS =
      List.of("+spublish", "+ssubscribe", "+sunsubscribe", "+cluster|slots");

  private final RedisCluster cluster;
  private final Channels channels = new Channels("kit:", true);

  ClusterFixture(RedisCluster cluster) {
    this.cluster = cluster;
    restoreLink();
    allow();
  }

  @Override
  String url() {
    return cluster.url();
  }

  @Override
  List<FaultProxy> proxies() {
    return cluster.proxies();
  }

  @Override
  String channel(String topic) {
    return new String(channels.named(topic).channel(), UTF_8);
  }

  @Override
  List<RedisServer> servers() {
    return cluster.nodes();
  }

  @Override
  List<String> commands() {
    return COMMANDS;
  }

  /** The topic's slot moves to another node. */
  @Override
  public void revoke(String topic) {
    int slot = Slots.slot(channels.named(topic).partition());
    RedisServer owner = cluster.owner(slot);
    cluster.nodes().stream()
        .filter(node -> node != owner)
        .findFirst()
        .ifPresent(node -> cluster.move(slot, node));
  }

  @Override
  public void publishFrame(String topic, byte[] frame) {
    cluster
        .owner(Slots.slot(channels.named(topic).partition()))
        .ask("SPUBLISH", channel(topic), new String(frame, UTF_8));
  }

  @Override
  public int brokerSubscriptions() {
    return cluster.channels().size();
  }

  @Override
  public String brokerAddress() {
    return "127.0.0.1:" + cluster.proxies().get(1).port();
  }

  @Override
  public void close() {
    restoreLink();
  }
}
