package io.jview.pubsub.redis;

import static org.awaitility.Awaitility.await;

import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.testkit.FaultProxy;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A real cluster of three nodes, each known to clients by a proxy in front of it. */
final class RedisCluster implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final int SLOTS = 16_384;

  private final List<RedisServer> nodes = new ArrayList<>();
  private final List<FaultProxy> proxies = new ArrayList<>();

  static RedisCluster start() throws IOException {
    RedisCluster cluster = new RedisCluster();
    List<Integer> busPorts = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      busPorts.add(RedisServer.freePort());
      cluster.add(busPorts.getLast());
    }
    cluster.join(busPorts);
    return cluster;
  }

  private void add(int busPort) throws IOException {
    int port = RedisServer.freePort();
    FaultProxy proxy = FaultProxy.to("127.0.0.1", port);
    proxies.add(proxy);
    nodes.add(
        RedisServer.startOn(
            port,
            "--cluster-enabled",
            "yes",
            "--cluster-node-timeout",
            "2000",
            "--cluster-port",
            String.valueOf(busPort),
            "--cluster-announce-ip",
            "127.0.0.1",
            "--cluster-announce-port",
            String.valueOf(proxy.port()),
            "--cluster-announce-bus-port",
            String.valueOf(busPort)));
  }

  private void join(List<Integer> busPorts) {
    for (int i = 0; i < nodes.size(); i++) {
      String first = String.valueOf(SLOTS * i / nodes.size());
      String last = String.valueOf(SLOTS * (i + 1) / nodes.size() - 1);
      nodes.get(i).ask("CLUSTER", "ADDSLOTSRANGE", first, last);
      nodes.get(i).ask("CLUSTER", "SET-CONFIG-EPOCH", String.valueOf(i + 1));
    }
    for (int i = 1; i < nodes.size(); i++) {
      String port = String.valueOf(nodes.get(i).port());
      String bus = String.valueOf(busPorts.get(i));
      nodes.getFirst().ask("CLUSTER", "MEET", "127.0.0.1", port, bus);
    }
    await()
        .atMost(PATIENCE)
        .until(
            () ->
                nodes.stream()
                    .map(node -> node.text("CLUSTER", "INFO"))
                    .allMatch(
                        info ->
                            info.contains("cluster_state:ok")
                                && info.contains("cluster_known_nodes:3")));
  }

  List<RedisServer> nodes() {
    return nodes;
  }

  List<FaultProxy> proxies() {
    return proxies;
  }

  String url() {
    return "redis-cluster://127.0.0.1:"
        + proxies.get(0).port()
        + ",127.0.0.1:"
        + proxies.get(1).port();
  }

  /** The node that serves a slot. */
  RedisServer owner(int slot) {
    return nodes.get(owner(nodes.getFirst(), slot));
  }

  private int owner(RedisServer asked, int slot) {
    for (Object each : (List<?>) asked.ask("CLUSTER", "SLOTS")) {
      List<?> range = (List<?>) each;
      if ((Long) range.get(0) <= slot && slot <= (Long) range.get(1)) {
        long port = (Long) ((List<?>) range.get(2)).get(1);
        for (int i = 0; i < proxies.size(); i++) {
          if (proxies.get(i).port() == port) {
            return i;
          }
        }
      }
    }
    throw new IllegalStateException("nobody serves slot " + slot);
  }

  /** Moves an empty slot to another node, in the documented steps. */
  void move(int slot, RedisServer to) {
    RedisServer from = owner(slot);
    String number = String.valueOf(slot);
    String fromId = from.text("CLUSTER", "MYID");
    String toId = to.text("CLUSTER", "MYID");
    to.ask("CLUSTER", "SETSLOT", number, "IMPORTING", fromId);
    from.ask("CLUSTER", "SETSLOT", number, "MIGRATING", toId);
    to.ask("CLUSTER", "SETSLOT", number, "NODE", toId);
    from.ask("CLUSTER", "SETSLOT", number, "NODE", toId);
  }

  /** The channels of topics that somebody is subscribed to. */
  List<String> channels() {
    return nodes.stream()
        .flatMap(node -> ((List<?>) node.ask("PUBSUB", "SHARDCHANNELS")).stream())
        .map(RespReader::text)
        .toList();
  }

  @Override
  public void close() {
    proxies.forEach(FaultProxy::close);
    nodes.forEach(RedisServer::close);
  }
}
