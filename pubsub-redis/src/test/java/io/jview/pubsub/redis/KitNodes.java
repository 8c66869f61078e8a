package io.jview.pubsub.redis;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.testkit.FaultProxy;
import io.jview.pubsub.testkit.PubSubFixture;
import java.util.ArrayList;
import java.util.List;

/** Instances that reach their servers through proxies, as a user of its own with a password. */
abstract class KitNodes implements PubSubFixture {

  static final List<String> EVERYTHING = List.of("&kit:*", "&other:*");
  private static final String PASSWORD = "s3cret&geheim";

  /** The way to the servers, through the proxies. */
  abstract String url();

  abstract List<FaultProxy> proxies();

  /** The channel of a topic of the first prefix. */
  abstract String channel(String topic);

  /** Lets the user use these channels, and no others. */
  abstract void allow(List<String> channels);

  /** The command that makes the user, with what it may use. */
  static String[] user(List<String> commandsAndChannels) {
    List<String> rule = new ArrayList<>(List.of("ACL", "SETUSER", "kit", "reset", "on"));
    rule.add(">" + PASSWORD);
    rule.addAll(List.of("+publish", "+subscribe", "+unsubscribe", "+ping", "+client|setname"));
    rule.addAll(commandsAndChannels);
    return rule.toArray(String[]::new);
  }

  private RedisPubSubBuilder node(String prefix) {
    return RedisPubSub.builder(url()).user("kit").password(PASSWORD).channelPrefix(prefix);
  }

  @Override
  public final PubSubProvider newNode() {
    return node("kit:").build();
  }

  @Override
  public final PubSubProvider newNode(FailureHandler failures) {
    return node("kit:").engine(settings -> settings.failureHandler(failures)).build();
  }

  @Override
  public final PubSubProvider newPatientNode() {
    return node("kit:").startDisconnected(true).build();
  }

  @Override
  public final PubSubProvider newNodeElsewhere() {
    return node("other:").build();
  }

  @Override
  public final void cutLink() {
    proxies().forEach(FaultProxy::cut);
  }

  @Override
  public final void stallLink() {
    proxies().forEach(FaultProxy::stall);
  }

  @Override
  public final void restoreLink() {
    proxies().forEach(FaultProxy::pass);
  }

  @Override
  public final void freezeConnections() {
    proxies().forEach(FaultProxy::swallow);
    restoreLink();
  }

  /** Redis only knows what is allowed: all that differs from the topic somewhere. */
  @Override
  public final void refuse(String topic) {
    String channel = channel(topic);
    List<String> allowed = new ArrayList<>(List.of("&other:*", "&" + channel + "?*"));
    for (int i = "kit:".length(); i < channel.length(); i++) {
      String same = channel.substring(0, i);
      allowed.add("&" + same);
      allowed.add("&" + same + "[^" + channel.charAt(i) + "]*");
    }
    allow(allowed);
  }

  @Override
  public final String password() {
    return PASSWORD;
  }
}
