package io.jview.pubsub.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.testkit.FaultProxy;
import io.jview.pubsub.testkit.PubSubFixture;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** Instances that reach one Redis through a proxy, as a user of its own with a password. */
final class RedisFixture implements PubSubFixture {

  private static final String PASSWORD = "s3cret&geheim";

  private final RedisServer server;
  private final FaultProxy proxy;

  RedisFixture(RedisServer server) throws IOException {
    this.server = server;
    this.proxy = FaultProxy.to("127.0.0.1", server.port());
    allow(List.of("&kit:*", "&other:*"));
  }

  private void allow(List<String> channels) {
    List<String> rule = new ArrayList<>(List.of("ACL", "SETUSER", "kit", "reset", "on"));
    rule.add(">" + PASSWORD);
    rule.addAll(List.of("+publish", "+subscribe", "+unsubscribe", "+ping", "+client|setname"));
    rule.addAll(channels);
    server.ask(rule.toArray(String[]::new));
  }

  private RedisPubSub.Builder node(String prefix) {
    return RedisPubSub.builder("redis://127.0.0.1:" + proxy.port())
        .user("kit")
        .password(PASSWORD)
        .channelPrefix(prefix);
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
    proxy.cut();
  }

  @Override
  public void stallLink() {
    proxy.stall();
  }

  @Override
  public void restoreLink() {
    proxy.pass();
  }

  @Override
  public void freezeConnections() {
    proxy.swallow();
    proxy.pass();
  }

  /** Redis only knows what is allowed: all that differs from the topic somewhere. */
  @Override
  public void refuse(String topic) {
    String channel = "kit:" + topic;
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
    server.ask("PUBLISH", "kit:" + topic, new String(frame, UTF_8));
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
  public String password() {
    return PASSWORD;
  }

  @Override
  public void close() {
    proxy.close();
  }
}
