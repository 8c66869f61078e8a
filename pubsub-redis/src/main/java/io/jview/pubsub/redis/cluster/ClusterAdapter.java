package io.jview.pubsub.redis.cluster;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Moved;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.server.Channels;
import io.jview.pubsub.redis.server.Receiver;
import io.jview.pubsub.redis.server.Sender;
import io.jview.pubsub.redis.server.ServerLink;
import io.jview.pubsub.redis.server.States;
import io.jview.pubsub.redis.server.Subscribing;
import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LogPage;
import io.jview.pubsub.spi.NotSentException;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.ReplayLog;
import io.jview.pubsub.spi.Reports;
import io.jview.pubsub.spi.StateStore;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries frames over a cluster, by sharded pub/sub: two connections to each node that serves
 * slots. One thread keeps the map of the slots, the links to the nodes and the topics on them in
 * agreement: at each connect, when a node sends us elsewhere or falls, and every so often. A node
 * that is away takes its own topics along, and no others.
 */
public final class ClusterAdapter
    implements PubSubAdapter, ReplayLog, StateStore, ServerLink.Listener {

  private static final Logger log = LoggerFactory.getLogger(ClusterAdapter.class);
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
  private static final Duration LONGEST_AGE = Duration.ofSeconds(30);

  private final RedisOptions options;
  private final Channels channels;
  private final SlotReader slotReader;
  private final Nodes nodes;
  private final States states;
  private final Reports reports = new Reports();
  private final Homeless homeless = new Homeless();
  private final Opening opening = new Opening();
  private final AtomicBoolean isRefreshDue = new AtomicBoolean();
  private final AdapterThread thread = new AdapterThread("jview-redis-cluster");

  // The one thread's own.
  private Duration pause = SHORTEST_PAUSE;
  private boolean looks;

  /** Written by the one thread; null before the first connect. */
  private volatile @Nullable SlotMap slots;

  public ClusterAdapter(
      List<Address> seeds, RedisOptions options, Channels channels, String probes) {
    this.options = options;
    this.channels = channels;
    this.slotReader = new SlotReader(seeds, options, opening);
    byte[] probeChannel = channels.apart(probes);
    this.states = new States(channels, this::sender, this::stateRefused);
    this.nodes =
        new Nodes(
            node -> new ServerLink(node, Nodes.NAMED_BY, options, channels, probeChannel, this),
            opening,
            thread);
  }

  @Override
  public CompletionStage<Void> connect(Inbound inbound) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    thread
        .run(() -> refresh().thenRun(() -> connected(inbound, done)))
        .whenComplete(
            (begun, failure) -> {
              if (failure != null) {
                done.completeExceptionally(failure);
              }
            });
    return done;
  }

  /** What is healthy is used, and the rest is tried again; without any node there is no link. */
  private void connected(Inbound inbound, CompletableFuture<Void> done) {
    if (!looks) {
      looks = true;
      every(options.probeInterval(), nodes::look);
      every(LONGEST_AGE, this::refreshSoon);
    }
    boolean isReceiving = nodes.isReceiving();
    boolean isSending = nodes.isSending();
    if (isReceiving) {
      reports.up(Direction.RECEIVING, inbound, nodes::isReceiving);
    }
    if (isSending) {
      reports.up(Direction.SENDING, inbound, nodes::isSending);
    }
    if (isReceiving && isSending) {
      done.complete(null);
    } else {
      done.completeExceptionally(nodes.failure());
    }
  }

  private void every(Duration time, AdapterThread.Work task) {
    thread.later(time, () -> thread.repeat(time, task));
  }

  /** Something does not agree with what is known of the cluster. */
  private void refreshSoon() {
    refreshIn(SOON);
  }

  private void refreshIn(Duration time) {
    if (isRefreshDue.compareAndSet(false, true)) {
      thread.later(time, this::tryToRefresh);
    }
  }

  private void tryToRefresh() {
    try {
      refresh();
    } catch (IOException | RuntimeException e) {
      log.debug("The cluster does not tell its slots, which is tried again: {}", e.getMessage());
      refreshAfterPause();
    }
  }

  /** Makes the links agree with the slots; done when each node was reached or was not. */
  private CompletableFuture<Void> refresh() throws IOException {
    if (reports.haveEnded()) {
      throw new IOException("closed");
    }
    isRefreshDue.set(false);
    Deadline deadline = Deadline.in(options.connectTimeout());
    SlotMap read = slotReader.read(nodes.connectedFirst(), deadline);
    slots = read;
    nodes.keepOnly(read.nodes());
    nodes.links().forEach((node, link) -> leaveMoved(node, link, read));
    CompletableFuture<Void> tried = nodes.restore(read.nodes(), deadline);
    reports.lost(homeless.takeLost());
    return tried.thenRun(this::settled);
  }

  private void settled() {
    SlotMap known = slots;
    if (known == null || (nodes.areComplete() && known.isWhole())) {
      pause = SHORTEST_PAUSE;
    } else {
      refreshAfterPause();
    }
  }

  private void refreshAfterPause() {
    refreshIn(pause);
    Duration doubled = pause.multipliedBy(2);
    pause = doubled.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : doubled;
  }

  /** Gives up the topics that a node serves no more. */
  private void leaveMoved(Address node, ServerLink link, SlotMap now) {
    Receiver receiver = link.receiver();
    if (receiver != null) {
      for (String topic : receiver.topics()) {
        if (!node.equals(now.owner(channels.named(topic).partition()))) {
          receiver.unsubscribe(topic);
          homeless.lost(Set.of(topic));
        }
      }
    }
  }

  @Override
  public CompletionStage<Void> subscribe(Collection<String> topics) {
    return Subscribing.all(topics, this::subscribe);
  }

  private CompletableFuture<Void> subscribe(String topic) {
    ServerLink link = link(topic);
    Receiver receiver = link == null ? null : link.receiver();
    if (receiver == null) {
      reports.lost(List.of(topic));
      return CompletableFuture.completedFuture(null);
    }
    return receiver
        .subscribe(topic)
        .handle(
            (done, failure) -> {
              if (failure instanceof Moved
                  || (failure instanceof IOException && nodes.isReceiving())) {
                cannotBeHad(topic);
              } else if (failure != null) {
                throw new CompletionException(failure);
              }
              return null;
            });
  }

  /** It is asked for again when the slots are known. */
  private void cannotBeHad(String topic) {
    reports.lost(List.of(topic));
    refreshSoon();
  }

  @Override
  public CompletionStage<Void> unsubscribe(Collection<String> topics) {
    return Subscribing.all(topics, this::unsubscribe);
  }

  private CompletableFuture<Void> unsubscribe(String topic) {
    ServerLink link = link(topic);
    Receiver receiver = link == null ? null : link.receiver();
    return receiver == null
        ? CompletableFuture.failedFuture(nodes.unavailable(link))
        : receiver.unsubscribe(topic);
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    return atOwner(topic, (sender, named) -> sender.publish(named, frame));
  }

  @Override
  public CompletionStage<Void> append(String topic, byte[] frame, LogBounds bounds) {
    return atOwner(topic, (sender, named) -> sender.append(named, frame, bounds));
  }

  @Override
  public CompletionStage<LogPage> read(String topic, long from, int entries, long bytes) {
    return atOwner(topic, (sender, named) -> sender.page(named, from, entries, bytes));
  }

  /** Asks the node that serves a topic. */
  private <T> CompletionStage<T> atOwner(
      String topic, BiFunction<Sender, Channels.Named, CompletableFuture<T>> question) {
    ServerLink link = link(topic);
    Sender sender = link == null ? null : link.sender();
    if (sender == null) {
      return CompletableFuture.failedFuture(nodes.unavailable(link));
    }
    return question
        .apply(sender, channels.named(topic))
        .exceptionally(
            failure -> {
              Throwable cause =
                  failure instanceof CompletionException ? failure.getCause() : failure;
              if (cause instanceof Moved) {
                refreshSoon();
                throw new CompletionException(
                    new NotSentException(String.valueOf(cause.getMessage()), cause));
              }
              throw new CompletionException(cause);
            });
  }

  private @Nullable ServerLink link(String topic) {
    return link(channels.named(topic).partition());
  }

  private @Nullable ServerLink link(int partition) {
    SlotMap known = slots;
    Address owner = known == null ? null : known.owner(partition);
    return owner == null ? null : nodes.links().get(owner);
  }

  private @Nullable Sender sender(int partition) {
    ServerLink link = link(partition);
    return link == null ? null : link.sender();
  }

  private void stateRefused(Exception failure) {
    if (failure instanceof Moved) {
      refreshSoon();
    }
  }

  @Override
  public CompletionStage<Void> put(String key, byte[] value, Duration timeToLive) {
    return states.put(key, value, timeToLive);
  }

  @Override
  public CompletionStage<Optional<byte[]>> take(String key) {
    return states.take(key);
  }

  @Override
  public CompletionStage<Void> remove(String key) {
    return states.remove(key);
  }

  @Override
  public void frame(String topic, byte[] frame) {
    reports.frame(topic, frame);
  }

  @Override
  public void lost(ServerLink from, String topic) {
    homeless.lost(Set.of(topic));
    refreshSoon();
  }

  /** The topics of one node are lost; all of them only when no node is left. */
  @Override
  public void receivingEnded(ServerLink ended, Set<String> topics, IOException cause) {
    homeless.lost(topics);
    if (!reports.haveEnded() && !nodes.isReceiving()) {
      reports.down(Direction.RECEIVING, cause);
      homeless.takeLost();
    }
    refreshSoon();
  }

  @Override
  public void sendingEnded(ServerLink ended, IOException cause) {
    if (!nodes.isSending()) {
      reports.down(Direction.SENDING, cause);
    }
    refreshSoon();
  }

  @Override
  public CompletionStage<Void> close() {
    reports.end();
    opening.cancel();
    return thread.close().thenCompose(done -> nodes.close());
  }
}
