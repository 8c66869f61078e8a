package io.jview.pubsub.redis.cluster;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Dialer;
import io.jview.pubsub.redis.resp.Login;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisError;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.resp.RespSocket;
import io.jview.pubsub.redis.server.Slots;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which node of a cluster serves which partition.
 *
 * @param owners by partition; null where no node serves it
 */
record SlotMap(List<@Nullable Address> owners) {

  /** Asks a node. */
  static SlotMap read(Address node, RedisOptions options, Deadline deadline, Opening opening)
      throws IOException {
    Dialer dialer = new Dialer(options);
    return dialer.ask(node, (socket, part) -> ask(socket, node, options, part), deadline, opening);
  }

  private static SlotMap ask(
      RespSocket socket, Address node, RedisOptions options, Deadline deadline) throws IOException {
    Login.server(socket, options, deadline);
    Object answer = socket.call(deadline, "CLUSTER", "SLOTS");
    if (answer instanceof List<?> ranges) {
      return of(ranges, node);
    }
    throw new IOException(
        "it does not tell the cluster's slots: "
            + (answer instanceof RedisError error ? error.explained() : answer));
  }

  private static SlotMap of(List<?> ranges, Address asked) {
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
    List<@Nullable Address> owners = new ArrayList<>();
    for (int partition = 0; partition < Slots.PARTITIONS; partition++) {
      long slot = Slots.slot(partition);
      var range = byFirst.floorEntry(slot);
      boolean isServed = range != null && range.getValue().last >= slot;
      owners.add(isServed ? range.getValue().owner : null);
    }
    return new SlotMap(Collections.unmodifiableList(owners));
  }

  /** A node that does not know its own host is known by the name that it was asked by. */
  private static Address address(List<?> node, Address asked) {
    String host = node.get(0) instanceof byte[] name ? RespReader.text(name) : "";
    boolean unknown = host.isEmpty() || host.equals("?");
    return new Address(
        unknown ? asked.host() : host, Integer.parseInt(RespReader.text(node.get(1))));
  }

  @Nullable Address owner(int partition) {
    return owners.get(partition);
  }

  Set<Address> nodes() {
    return owners.stream().filter(Objects::nonNull).collect(Collectors.toSet());
  }

  /** Whether every partition is served. */
  boolean isWhole() {
    return owners.stream().allMatch(Objects::nonNull);
  }

  private record Range(long last, Address owner) {}
}
