package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.testkit.FaultProxy;
import java.io.IOException;
import java.util.List;

/** Instances on one Redis. */
final class RedisFixture extends KitNodes {

  private final RedisServer server;
  private final FaultProxy proxy;

  RedisFixture(RedisServer server) throws IOException {
    this.server = server;
    this.proxy = FaultProxy.to("127.0.0.1", server.port());
    allow();
  }

  @Override
  String url() {
    return "redis://127.0.0.1:" + proxy.port();
  }

  @Override
  List<FaultProxy> proxies() {
    return List.of(proxy);
  }

  @Override
  String channel(String topic) {
    return "kit:" + topic;
  }

  @Override
  List<RedisServer> servers() {
    return List.of(server);
  }

  @Override
  List<String> commands() {
    return List.of();
  }

  /** Redis ends a subscription only together with its connection. */
  @Override
  public void revoke(String topic) {
    killSubscribers();
  }

  @Override
  public void demoteBroker() {
    demote();
  }

  @Override
  public void publishFrame(String topic, byte[] frame) {
    server.ask("PUBLISH", channel(topic), new String(frame, UTF_8));
  }

  @Override
  public int brokerSubscriptions() {
    return server.channels("kit:").size();
  }

  @Override
  public String brokerAddress() {
    return "127.0.0.1:" + proxy.port();
  }

  @Override
  public void close() {
    restoreLink();
    proxy.close();
  }
}
