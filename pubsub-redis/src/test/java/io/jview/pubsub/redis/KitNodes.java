package io.jview.pubsub.redis;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.Retention;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.testkit.FaultProxy;
import io.jview.pubsub.testkit.PubSubFixture;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** Instances that reach their servers through proxies, as a user of its own with a password. */
abstract class KitNodes implements PubSubFixture {

  static final List<String> EVERYTHING = List.of("&kit:*", "&other:*");
  private static final String PASSWORD = "s3cret&geheim";

  private List<String> channels = EVERYTHING;
  private List<String> denied = List.of();
  private boolean isDemoted;

  /** The way to the servers, through the proxies. */
  abstract String url();

  abstract List<FaultProxy> proxies();

  /** The channel of a topic of the first prefix. */
  abstract String channel(String topic);

  abstract List<RedisServer> servers();

  /** What the user may do beyond what every user may, such as {@code +spublish}. */
  abstract List<String> commands();

  /** The command that makes the user, with what it may use. */
  static String[] user(List<String> commandsAndChannels) {
    List<String> rule = new ArrayList<>(List.of("ACL", "SETUSER", "kit", "reset", "on"));
    rule.add(">" + PASSWORD);
    rule.addAll(List.of("+publish", "+subscribe", "+unsubscribe", "+ping", "+client|setname"));
    rule.addAll(List.of("~kit:*", "+eval", "+evalsha", "+time", "+hmget", "+hset", "+pexpire"));
    rule.addAll(List.of("+del", "+xadd", "+xlen", "+xrange", "+xtrim"));
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
  public final PubSubProvider newReplayingNode(String prefix, Retention retention) {
    return node("kit:").engine(settings -> settings.replay(prefix, retention)).build();
  }

  @Override
  public final void loseLogs() {
    servers().forEach(server -> server.ask("FLUSHALL"));
  }

  /** A stream remembers its last id, which must be made to go back as well. */
  @Override
  public final void loseNewest(String topic, int messages) {
    String log = channel(topic) + ":log";
    String meta = channel(topic) + ":meta";
    servers().stream()
        .filter(server -> server.ask("EXISTS", log).equals(1L))
        .forEach(
            server -> {
              long last = Long.parseLong(RespReader.text(server.ask("HGET", meta, "n")));
              for (long number = last; number > last - messages; number--) {
                server.ask("XDEL", log, number + "-0");
              }
              server.ask("XSETID", log, (last - messages) + "-0");
              server.ask("HSET", meta, "n", Long.toString(last - messages));
            });
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
    if (isDemoted) {
      servers().forEach(server -> server.ask("REPLICAOF", "NO", "ONE"));
      isDemoted = false;
    }
    if (!denied.isEmpty()) {
      denied = List.of();
      allow();
    }
  }

  @Override
  public final void silenceLink() {
    proxies().forEach(FaultProxy::silence);
  }

  @Override
  public final void cutReceiving() {
    deny("-subscribe", "-ssubscribe");
    killSubscribers();
  }

  @Override
  public final void cutSending() {
    refusePublishing();
    kill("normal");
  }

  @Override
  public final void refusePublishing() {
    deny("-publish", "-spublish");
  }

  private void deny(String... commands) {
    denied = List.of(commands);
    allow();
  }

  /** Ends the connections that receive. */
  final void killSubscribers() {
    kill("pubsub");
  }

  private void kill(String type) {
    servers().forEach(server -> server.ask("CLIENT", "KILL", "USER", "kit", "TYPE", type));
  }

  /** Makes the server a replica of one that is not there. */
  final void demote() {
    isDemoted = true;
    servers().forEach(server -> server.ask("REPLICAOF", "127.0.0.1", "1"));
  }

  @Override
  public final void freezeSending() {
    Set<Integer> ports =
        servers().stream()
            .flatMap(server -> server.clients("jview").stream())
            .filter(client -> !client.contains("flags=P"))
            .map(client -> Integer.valueOf(client.replaceAll(".* addr=[^ ]*:(\\d+) .*", "$1")))
            .collect(Collectors.toSet());
    proxies().forEach(proxy -> proxy.freeze(ports));
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
    channels = new ArrayList<>(List.of("&other:*", "&" + channel + "?*"));
    for (int i = "kit:".length(); i < channel.length(); i++) {
      String same = channel.substring(0, i);
      channels.add("&" + same);
      channels.add("&" + same + "[^" + channel.charAt(i) + "]*");
    }
    allow();
  }

  /** Lets the user do what it may now. */
  final void allow() {
    List<String> all = new ArrayList<>(commands());
    all.addAll(denied);
    all.addAll(channels);
    servers().forEach(server -> server.ask(user(all)));
  }

  @Override
  public final String password() {
    return PASSWORD;
  }
}
