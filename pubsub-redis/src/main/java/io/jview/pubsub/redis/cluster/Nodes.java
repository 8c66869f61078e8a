package io.jview.pubsub.redis.cluster;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.Refusal;
import io.jview.pubsub.redis.server.ServerLink;
import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.NotSentException;
import io.jview.pubsub.spi.RefusedException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The links to a cluster's nodes. Each is restored on a thread of its own, so that a node that is
 * away holds up no other. What changes them is called by the cluster's one thread.
 */
final class Nodes {

  /** What to say of a certificate that does not fit. */
  static final String NAMED_BY =
      " (the cluster named this address: where the certificate names hosts, let nodes announce"
          + " them, with cluster-announce-hostname and 'cluster-preferred-endpoint-type hostname')";

  private static final Logger log = LoggerFactory.getLogger(Nodes.class);

  private final Function<Address, ServerLink> maker;
  private final Opening opening;
  private final AdapterThread thread;

  /** Read by all threads. */
  private final Map<Address, ServerLink> links = new ConcurrentHashMap<>();

  // The one thread's own.
  private final Map<Address, CompletableFuture<Void>> tries = new HashMap<>();
  private final Map<Address, Throwable> away = new HashMap<>();

  Nodes(Function<Address, ServerLink> maker, Opening opening, AdapterThread thread) {
    this.maker = maker;
    this.opening = opening;
    this.thread = thread;
  }

  Map<Address, ServerLink> links() {
    return links;
  }

  /** Gives up the nodes that serve no slots any more. */
  void keepOnly(Collection<Address> serving) {
    for (Map.Entry<Address, ServerLink> each : links.entrySet()) {
      if (!serving.contains(each.getKey())) {
        links.remove(each.getKey());
        away.remove(each.getKey());
        each.getValue().drop(new IOException("the node serves no slots any more"));
      }
    }
  }

  /** Opens what is missing; done when every try is over. */
  CompletableFuture<Void> restore(Collection<Address> all, Deadline deadline) {
    List<CompletableFuture<Void>> begun = new ArrayList<>();
    for (Address node : all) {
      ServerLink link = links.computeIfAbsent(node, maker);
      if (!link.isComplete()) {
        begun.add(tries.computeIfAbsent(node, any -> begin(node, link, deadline)));
      }
    }
    return CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Void> begin(Address node, ServerLink link, Deadline deadline) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    AdapterThread.loop(
        "jview-redis-connect-" + node,
        () -> link.restore(deadline, opening),
        failure ->
            thread
                .run(() -> ended(node, failure))
                .whenComplete((done, closed) -> over.complete(null)));
    return over;
  }

  private void ended(Address node, @Nullable Throwable failure) {
    tries.remove(node);
    if (failure == null) {
      if (away.remove(node) != null) {
        log.info("The cluster's node {} is back", node);
      }
    } else if (away.put(node, failure) == null) {
      log.warn("A node of the cluster is away, with its topics: {}", failure.getMessage());
    }
  }

  /** Looks whether what is connected is alive. */
  void look() {
    links.values().forEach(ServerLink::look);
  }

  boolean areComplete() {
    return links.values().stream().allMatch(ServerLink::isComplete);
  }

  boolean isReceiving() {
    return links.values().stream().anyMatch(link -> link.receiver() != null);
  }

  boolean isSending() {
    return links.values().stream().anyMatch(link -> link.sender() != null);
  }

  /** The nodes that are known, those that can be asked ahead of the others. */
  List<Address> connectedFirst() {
    List<Address> known = new ArrayList<>();
    links.forEach((node, link) -> known.add(link.sender() == null ? known.size() : 0, node));
    return known;
  }

  /** Why no node can be used. */
  Exception failure() {
    String text =
        away.values().stream().map(Throwable::getMessage).collect(Collectors.joining("; "));
    if (away.isEmpty()) {
      return new IOException("no node of the cluster serves slots");
    }
    return away.values().stream().allMatch(Refusal.class::isInstance)
        ? new RefusedException(text, null)
        : new IOException(text);
  }

  /** Why nothing can be sent on a topic, for certain. */
  NotSentException unavailable(@Nullable ServerLink link) {
    String reason =
        link == null
            ? "no node of the cluster serves its slot"
            : "its node of the cluster, " + link.address() + ", is not connected";
    return new NotSentException(reason, null);
  }

  /** Ends everything; done when it has ended. */
  CompletableFuture<Void> close() {
    return CompletableFuture.allOf(tries.values().toArray(CompletableFuture[]::new))
        .thenCompose(
            over ->
                CompletableFuture.allOf(
                    links.values().stream()
                        .map(ServerLink::close)
                        .toArray(CompletableFuture[]::new)));
  }
}
