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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
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
 * agreement: at each connect, when a node sends us elsewhere or falls, and every so often.
 */
public final class ClusterAdapter implements PubSubAdapter, ServerLink.Listener {

  private static final Logger log = LoggerFactory.getLogger(ClusterAdapter.class);
  private static final Duration PAUSE = Duration.ofMillis(250);
  private static final Duration LONGEST_AGE = Duration.ofSeconds(30);

  private final List<Address> seeds;
  private final RedisOptions options;
  private final Channels channels;
  private final byte[] probeChannel;
  private final Reports reports = new Reports();
  private final Homeless homeless = new Homeless();
  private final Opening opening = new Opening();
  private final AtomicBoolean isRefreshDue = new AtomicBoolean();
  private final ScheduledThreadPoolExecutor thread;

  /** Written by the one thread. */
  private final Map<Address, ServerLink> links = new ConcurrentHashMap<>();

  /** Written by the one thread; null before the first connect. */
  private volatile @Nullable SlotMap slots;

  public ClusterAdapter(
      List<Address> seeds, RedisOptions options, Channels channels, String probes) {
    this.seeds = List.copyOf(seeds);
    this.options = options;
    this.channels = channels;
    this.probeChannel = channels.apart(probes);
    this.thread =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("jview-redis-cluster").factory());
    thread.setKeepAliveTime(1, TimeUnit.SECONDS);
    thread.allowCoreThreadTimeOut(true);
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
      refresh();
    } catch (IOException | RuntimeException e) {
      if (first) {
        links.values().forEach(link -> link.drop(new IOException("not all nodes are reached", e)));
        links.clear();
      }
      done.completeExceptionally(e);
      return;
    }
    if (first) {
      every(options.probeInterval(), () -> links.values().forEach(ServerLink::look));
      every(LONGEST_AGE, this::refreshSoon);
    }
    done.complete(null);
  }

  private void every(Duration pause, Runnable task) {
    thread.scheduleWithFixedDelay(task, pause.toNanos(), pause.toNanos(), TimeUnit.NANOSECONDS);
  }

  /** Something does not agree with what is known of the cluster. */
  private void refreshSoon() {
    if (isRefreshDue.compareAndSet(false, true)) {
      try {
        thread.schedule(this::tryToRefresh, PAUSE.toMillis() / 5, TimeUnit.MILLISECONDS);
      } catch (RejectedExecutionException closed) {
        log.debug("The cluster is left");
      }
    }
  }

  private void tryToRefresh() {
    try {
      refresh();
    } catch (IOException | RuntimeException e) {
      log.debug("The cluster's nodes cannot be reached, which is tried again: {}", e.getMessage());
      isRefreshDue.set(true);
      thread.schedule(this::tryToRefresh, PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    }
  }

  /** Makes the links agree with the slots, and the topics with the links. */
  private void refresh() throws IOException {
    if (reports.haveEnded()) {
      throw new IOException("closed");
    }
    isRefreshDue.set(false);
    Deadline deadline = Deadline.in(options.connectTimeout());
    SlotMap read = readSlots(deadline);
    for (Address node : read.nodes()) {
      links
          .computeIfAbsent(node, any -> new ServerLink(node, options, channels, probeChannel, this))
          .restore(deadline, opening);
    }
    slots = read;
    links.forEach((node, link) -> leave(node, link, read));
    reports.lost(homeless.takeLost());
    homeless.takeWishes().forEach(wish -> subscribe(wish.topic(), wish.answer()));
  }

  private SlotMap readSlots(Deadline deadline) throws IOException {
    Set<Address> nodes = new LinkedHashSet<>(links.keySet());
    nodes.addAll(seeds);
    IOException last = new IOException("no node of the cluster is known");
    for (Address node : nodes) {
      try {
        return SlotMap.read(node, options, deadline.part(nodes.size() + 1), opening);
      } catch (IOException e) {
        last = e;
      }
    }
    throw last;
  }

  /** Gives up a node that serves no slot, or only the topics that it serves no more. */
  private void leave(Address node, ServerLink link, SlotMap now) {
    if (!now.nodes().contains(node)) {
      links.remove(node);
      link.drop(new IOException("the node serves no slots any more"));
      return;
    }
    Receiver receiver = link.receiver();
    if (receiver != null) {
      for (String topic : receiver.topics()) {
        if (!now.owner(channels.named(topic).partition()).equals(node)) {
          receiver.unsubscribe(topic);
          homeless.lost(Set.of(topic));
        }
      }
    }
  }

  @Override
  public CompletionStage<Void> subscribe(String topic) {
    CompletableFuture<Void> answer = new CompletableFuture<>();
    subscribe(topic, answer);
    return answer;
  }

  private void subscribe(String topic, CompletableFuture<Void> answer) {
    ServerLink link = link(topic);
    Receiver receiver = link == null ? null : link.receiver();
    if (receiver == null) {
      wait(topic, answer);
      return;
    }
    receiver
        .subscribe(topic)
        .whenComplete(
            (done, failure) -> {
              if (failure == null) {
                answer.complete(null);
              } else if (failure instanceof Moved
                  || (failure instanceof IOException && isReceiving())) {
                wait(topic, answer);
              } else {
                answer.completeExceptionally(failure);
              }
            });
  }

  private void wait(String topic, CompletableFuture<Void> answer) {
    homeless.wish(topic, answer);
    refreshSoon();
  }

  @Override
  public CompletionStage<Void> unsubscribe(String topic) {
    ServerLink link = link(topic);
    Receiver receiver = link == null ? null : link.receiver();
    return receiver == null ? notConnected() : receiver.unsubscribe(topic);
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    ServerLink link = link(topic);
    Sender sender = link == null ? null : link.sender();
    if (sender == null) {
      return notConnected();
    }
    CompletableFuture<Void> answer = sender.publish(channels.named(topic).publication(), frame);
    return answer.whenComplete(
        (done, failure) -> {
          if (failure instanceof Moved) {
            refreshSoon();
          }
        });
  }

  private @Nullable ServerLink link(String topic) {
    SlotMap known = slots;
    return known == null ? null : links.get(known.owner(channels.named(topic).partition()));
  }

  private static CompletionStage<Void> notConnected() {
    return CompletableFuture.failedFuture(new IOException("not connected to the cluster's node"));
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
    if (!reports.haveEnded() && !isReceiving()) {
      reports.receivingDown(cause);
      homeless.forget(cause);
    }
    refreshSoon();
  }

  private boolean isReceiving() {
    return links.values().stream().anyMatch(link -> link.receiver() != null);
  }

  @Override
  public void sendingEnded(ServerLink ended, IOException cause) {
    if (links.containsValue(ended)) {
      reports.sendingDown(cause);
    }
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
    CompletableFuture.allOf(
            links.values().stream().map(ServerLink::close).toArray(CompletableFuture[]::new))
        .whenComplete((done, failure) -> gone.complete(null));
    homeless.forget(new IOException("closed"));
    thread.shutdownNow();
  }
}
