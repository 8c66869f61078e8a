package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.testkit.FaultProxy;
import io.jview.pubsub.testkit.PubSubFixture;
import java.util.ArrayList;
import java.util.List;

/** Instances that reach a cluster through proxies, as a user of its own with a password. */
final class ClusterFixture implements PubSubFixture {

  private static final String PASSWORD = "s3cret&geheim";

  private final RedisCluster cluster;
  private final Channels channels = new Channels("kit:", true);

  ClusterFixture(RedisCluster cluster) {
    this.cluster = cluster;
    cluster.proxies().forEach(FaultProxy::pass);
    allow(List.of("&kit:*", "&other:*"));
  }

  private void allow(List<String> allowed) {
    List<String> rule = new ArrayList<>(List.of("ACL", "SETUSER", "kit", "reset", "on"));
    rule.add(">" + PASSWORD);
    rule.addAll(List.of("+publish", "+subscribe", "+unsubscribe", "+ping", "+client|setname"));
    rule.addAll(List.of("+spublish", "+ssubscribe", "+sunsubscribe", "+cluster|slots"));
    rule.addAll(allowed);
    cluster.nodes().forEach(node -> node.ask(rule.toArray(String[]::new)));
  }

  private RedisPubSub.Builder node(String prefix) {
    return RedisPubSub.builder(cluster.url()).user("kit").password(PASSWORD).channelPrefix(prefix);
  }

  @Override
  public PubSubProvider newNode() {
    return node("kit:").build();
  }

  @Override
  public PubSubProvider newNode(FailureHandler failures) {
    return node("kit:").engine(settings -> settings.failureHandler(failures)).build();
  }

  @Override
  public PubSubProvider newPatientNode() {
    return node("kit:").startDisconnected(true).build();
  }

  @Override
  public PubSubProvider newNodeElsewhere() {
    return node("other:").build();
  }

  @Override
  public void cutLink() {
    cluster.proxies().forEach(FaultProxy::cut);
  }

  @Override
  public void stallLink() {
    cluster.proxies().forEach(FaultProxy::stall);
  }

  @Override
  public void restoreLink() {
    cluster.proxies().forEach(FaultProxy::pass);
  }

  @Override
  public void freezeConnections() {
    cluster.proxies().forEach(FaultProxy::swallow);
    restoreLink();
  }

  /** Redis only knows what is allowed: all that differs from the topic somewhere. */
  @Override
  public void refuse(String topic) {
    String channel = new String(channels.named(topic).channel(), UTF_8);
    List<String> allowed = new ArrayList<>(List.of("&other:*", "&" + channel + "?*"));
    for (int i = 4; i < channel.length(); i++) {
      String same = channel.substring(0, i);
      allowed.add("&" + same);
      allowed.add("&" + same + "[^" + channel.charAt(i) + "]*");
    }
    allow(allowed);
  }

  @Override
  public void publishFrame(String topic, byte[] frame) {
    Channels.Named named = channels.named(topic);
    cluster
        .owner(Slots.slot(named.partition()))
        .ask("SPUBLISH", RespReader.text(named.channel()), new String(frame, UTF_8));
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
  public String password() {
    return PASSWORD;
  }

  @Override
  public void close() {
    restoreLink();
  }
}
