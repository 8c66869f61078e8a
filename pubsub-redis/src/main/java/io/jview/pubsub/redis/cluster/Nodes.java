package io.jview.pubsub.redis.cluster;

import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.server.ServerLink;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Function;
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
  private final Executor thread;

  /** Read by all threads. */
  private final Map<Address, ServerLink> links = new ConcurrentHashMap<>();

  // The one thread's own.
  private final Map<Address, CompletableFuture<Void>> tries = new HashMap<>();
  private final Map<Address, String> away = new HashMap<>();

  Nodes(Function<Address, ServerLink> maker, Opening opening, Executor thread) {
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

  /** Opens what is missing; done when every try is over, and {@code each} is run after each. */
  CompletableFuture<Void> restore(Collection<Address> all, Deadline deadline, Runnable each) {
    List<CompletableFuture<Void>> begun = new ArrayList<>();
    for (Address node : all) {
      ServerLink link = links.computeIfAbsent(node, maker);
      if (!link.isComplete()) {
        begun.add(tries.computeIfAbsent(node, any -> begin(node, link, deadline, each)));
      }
    }
    return CompletableFuture.allOf(begun.toArray(CompletableFuture[]::new));
  }

  private CompletableFuture<Void> begin(
      Address node, ServerLink link, Deadline deadline, Runnable each) {
    CompletableFuture<Void> over = new CompletableFuture<>();
    Thread.ofPlatform()
        .daemon()
        .name("jview-redis-connect-" + node)
        .start(
            () -> {
              String failure = attempt(link, deadline);
              try {
                thread.execute(() -> ended(node, failure, each, over));
              } catch (RejectedExecutionException closed) {
                over.complete(null);
              }
            });
    return over;
  }

  private @Nullable String attempt(ServerLink link, Deadline deadline) {
    try {
      link.restore(deadline, opening);
      return null;
    } catch (IOException | RuntimeException | Error e) {
      return e.getMessage() == null ? e.toString() : e.getMessage();
    }
  }

  private void ended(
      Address node, @Nullable String failure, Runnable each, CompletableFuture<Void> over) {
    tries.remove(node);
    if (failure == null) {
      if (away.remove(node) != null) {
        log.info("The cluster's node {} is back", node);
      }
    } else if (away.put(node, failure) == null) {
      log.warn("A node of the cluster is away, with its topics: {}", failure);
    }
    each.run();
    over.complete(null);
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
  IOException failure() {
    return new IOException(
        away.isEmpty() ? "the cluster has no nodes" : String.join("; ", away.values()));
  }

  /** Why nothing can be sent on a topic, for certain. */
  PubSubUnavailableException unavailable(String topic, @Nullable ServerLink link) {
    String reason =
        link == null
            ? "no node of the cluster serves its slot"
            : "its node of the cluster, " + link.address() + ", is not connected";
    return new PubSubUnavailableException(topic, reason, false, null);
  }

  /** Drops everything, as if it had never been. */
  void forget(IOException cause) {
    links.values().forEach(link -> link.drop(cause));
    links.clear();
    away.clear();
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
