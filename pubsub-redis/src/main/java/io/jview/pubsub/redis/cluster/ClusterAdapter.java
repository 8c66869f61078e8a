package io.jview.pubsub.redis.cluster;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Moved;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.server.Channels;
import io.jview.pubsub.redis.server.Receiver;
import io.jview.pubsub.redis.server.Reports;
import io.jview.pubsub.redis.server.Sender;
import io.jview.pubsub.redis.server.ServerLink;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries frames over a cluster, by sharded pub/sub: two connections to each node that serves
 * slots. One thread keeps the map of the slots, the links to the nodes and the topics on them in
 * agreement: at each connect, when a node sends us elsewhere or falls, and every so often. A node
 * that is away takes its own topics along, and no others.
 */
public final class ClusterAdapter implements PubSubAdapter, ServerLink.Listener {

  private static final Logger log = LoggerFactory.getLogger(ClusterAdapter.class);
  private static final Duration SOON = Duration.ofMillis(50);
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(4);
  private static final Duration LONGEST_AGE = Duration.ofSeconds(30);

  private final RedisOptions options;
  private final Channels channels;
  private final SlotReader slotReader;
  private final Nodes nodes;
  private final Reports reports = new Reports();
  private final Homeless homeless = new Homeless();
  private final Opening opening = new Opening();
  private final AtomicBoolean isRefreshDue = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor thread;

  /** The one thread's own. */
  private Duration pause = SHORTEST_PAUSE;

  /** Written by the one thread; null before the first connect. */
  private volatile @Nullable SlotMap slots;

  public ClusterAdapter(
      List<Address> seeds, RedisOptions options, Channels channels, String probes) {
    this.options = options;
    this.channels = channels;
    this.slotReader = new SlotReader(seeds, options, opening);
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("jview-redis-cluster").factory());
    thread.setKeepAliveTime(1, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
    byte[] probeChannel = channels.apart(probes);
    this.nodes =
        new Nodes(
            node -> new ServerLink(node, Nodes.NAMED_BY, options, channels, probeChannel, this),
            opening,
            thread);
  }

  @Override
  public CompletionStage<Void> connect(Inbound reportTo) {
    reports.begin(reportTo);
    CompletableFuture<Void> done = new CompletableFuture<>();
    try {
      thread.execute(() -> connect(done));
    } catch (RejectedExecutionException closed) {
      done.completeExceptionally(new IOException("closed"));
    }
    return done;
  }

  private void connect(CompletableFuture<Void> done) {
    boolean first = slots == null;
    try {
      refresh().thenRun(() -> connected(first, done));
    } catch (IOException | RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  /** What is healthy is used, and the rest is tried again; without any node there is no link. */
  private void connected(boolean first, CompletableFuture<Void> done) {
    if (nodes.isReceiving() && nodes.isSending()) {
      if (first) {
        every(options.probeInterval(), nodes::look);
        every(LONGEST_AGE, this::refreshSoon);
      }
      done.complete(null);
      return;
    }
    IOException cause = nodes.failure();
    if (first) {
      slots = null;
      nodes.forget(cause);
    }
    done.completeExceptionally(cause);
  }

  private void every(Duration time, Runnable task) {
    thread.scheduleWithFixedDelay(task, time.toNanos(), time.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Something does not agree with what is known of the cluster. */
  private void refreshSoon() {
    refreshIn(SOON);
  }

  private void refreshIn(Duration time) {
    if (isRefreshDue.compareAndSet(false, true)) {
      try {
        thread.schedule(this::tryToRefresh, time.toNanos(), TimeUnit.NANOSECONDS);
      } catch (RejectedExecutionException closed) {
        log.debug("The cluster is left");
      }
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
    CompletableFuture<Void> tried = nodes.restore(read.nodes(), deadline, this::place);
    place();
    return tried.thenRunAsync(this::settled, thread);
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

  /** Asks the nodes for what waits for them, and tells what they have dropped. */
  private void place() {
    reports.lost(homeless.takeLost());
    homeless.takeWishes().forEach(wish -> place(wish.topic(), wish.answer()));
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
  public CompletionStage<Void> subscribe(String topic) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    if (!place(topic, answer)) {
      refreshSoon();
    }
    return answer;
  }

  /** Asks the topic's node, or lets it wait for one; false if it waits. */
  private boolean place(String topic, CompletableFuture<Void> answer) {
    ServerLink link = link(topic);
    Receiver receiver = link == null ? null : link.receiver();
    if (receiver == null) {
      homeless.wish(topic, answer);
      return false;
    }
    receiver
        .subscribe(topic)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                answer.complete(null);
              } else if (failure instanceof Moved
                  || (failure instanceof IOException && nodes.isReceiving())) {
                homeless.wish(topic, answer);
                refreshSoon();
              } else {
                answer.completeExceptionally(failure);
              }
            });
    return true;
  }

  @Override
  public CompletionStage<Void> unsubscribe(String topic) {
    ServerLink link = link(topic);
    Receiver receiver = link == null ? null : link.receiver();
    return receiver == null
        ? CompletableFuture.failedFuture(new IOException("the topic's node is not connected"))
        : receiver.unsubscribe(topic);
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    ServerLink link = link(topic);
    Sender sender = link == null ? null : link.sender();
    if (sender == null) {
      refreshSoon();
      return CompletableFuture.failedFuture(nodes.unavailable(topic, link));
    }
    CompletableFuture<Void> answer = sender.publish(channels.named(topic), frame);
    return answer.whenComplete(
        (done, failure) -> {
          if (failure instanceof Moved) {
            refreshSoon();
          }
        });
  }

  private @Nullable ServerLink link(String topic) {
    SlotMap known = slots;
    Address owner = known == null ? null : known.owner(channels.named(topic).partition());
    return owner == null ? null : nodes.links().get(owner);
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
      reports.receivingDown(cause);
      homeless.forget(cause);
    }
    refreshSoon();
  }

  @Override
  public void sendingEnded(ServerLink ended, IOException cause) {
    if (!nodes.isSending()) {
      reports.sendingDown(cause);
    }
    refreshSoon();
  }

  @Override
  public CompletionStage<Void> close() {
    reports.end();
    opening.cancel();
    CompletableFuture<Void> gone = new CompletableFuture<>();
    try {
      thread.execute(() -> close(gone));
    } catch (RejectedExecutionException closed) {
      gone.complete(null);
    }
    return gone;
  }

  private void close(CompletableFuture<Void> gone) {
    nodes
        .close()
        .whenComplete(
            (done, failure) -> {
              homeless.forget(new IOException("closed"));
              thread.shutdownNow();
              gone.complete(null);
            });
  }
}
