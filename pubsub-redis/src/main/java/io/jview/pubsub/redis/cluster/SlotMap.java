package io.jview.pubsub.redis.cluster;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.resp.RespSocket;
import io.jview.pubsub.redis.server.Slots;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Which node of a cluster serves which partition.
 *
 * @param owners by partition
 */
record SlotMap(List<Address> owners) {

  /** Asks a node. */
  static SlotMap read(Address node, RedisOptions options, Deadline deadline, Opening opening)
      throws IOException {
    try (RespSocket socket = RespSocket.open(node, options.tls(), deadline, opening)) {
      socket.login(options, deadline);
      Object answer = socket.call(deadline, "CLUSTER", "SLOTS");
      if (answer instanceof List<?> ranges) {
        return of(ranges, node);
      }
      throw new IOException(
          "Redis at "
              + node
              + " does not tell the cluster's slots: "
              + (answer instanceof RedisError error ? error.text() : answer));
    }
  }

  private static SlotMap of(List<?> ranges, Address asked) throws IOException {
    TreeMap<Long, Range> byFirst = new TreeMap<>();
    for (Object each : ranges) {
      if (each instanceof List<?> range
          && range.size() > 2
          && range.get(0) instanceof Long first
          && range.get(1) instanceof Long last
          && range.get(2) instanceof List<?> node
          && node.size() > 1) {
        byFirst.put(first, new Range(last, address(node, asked)));
      }
    }
    List<Address> owners = new ArrayList<>();
    for (int partition = 0; partition < Slots.PARTITIONS; partition++) {
      long slot = Slots.slot(partition);
      var range = byFirst.floorEntry(slot);
      if (range == null || range.getValue().last < slot) {
        throw new IOException("no node of the cluster of " + asked + " serves slot " + slot);
      }
      owners.add(range.getValue().owner);
    }
    return new SlotMap(List.copyOf(owners));
  }

  /** A node that does not know its own host is known by the name that it was asked by. */
  private static Address address(List<?> node, Address asked) {
    String host = node.get(0) instanceof byte[] name ? RespReader.text(name) : "";
    boolean unknown = host.isEmpty() || host.equals("?");
    return new Address(
        unknown ? asked.host() : host, Integer.parseInt(RespReader.text(node.get(1))));
  }

  Address owner(int partition) {
    return owners.get(partition);
  }

  Set<Address> nodes() {
    return owners.stream().collect(Collectors.toSet());
  }

  private record Range(long last, Address owner) {}
}
