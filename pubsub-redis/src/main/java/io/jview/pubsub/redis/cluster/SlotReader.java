package io.jview.pubsub.redis.cluster;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisOptions;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Asks the nodes that are known, one after the other, who serves which slots. */
final class SlotReader {

  private final List<Address> seeds;
  private final RedisOptions options;
  private final Opening opening;

  SlotReader(List<Address> seeds, RedisOptions options, Opening opening) {
    this.seeds = List.copyOf(seeds);
    this.options = options;
    this.opening = opening;
  }

  SlotMap read(List<Address> known, Deadline deadline) throws IOException {
    Set<Address> nodes = new LinkedHashSet<>(known);
    nodes.addAll(seeds);
    List<String> failures = new ArrayList<>();
    for (Address node : nodes) {
      try {
        Deadline part = deadline.part(nodes.size() + 1 - failures.size());
        return SlotMap.read(node, options, part, opening);
      } catch (IOException e) {
        failures.add(e.getMessage());
      }
    }
    throw new IOException(String.join("; ", failures));
  }
}
