package io.jview.pubsub.redis.server;

import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries frames over one server: a standalone one, or the master that sentinels name. */
public final class RedisAdapter implements PubSubAdapter, ServerLink.Listener {

  private static final Logger log = LoggerFactory.getLogger(RedisAdapter.class);
  private static final Duration LONGEST_QUESTION = Duration.ofSeconds(2);

  private final MasterFinder finder;
  private final RedisOptions options;
  private final Channels channels;
  private final byte[] probeChannel;
  private final Reports reports = new Reports();
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private Opening opening = new Opening();
  private CompletableFuture<Void> connected = CompletableFuture.completedFuture(null);
  private @Nullable ScheduledThreadPoolExecutor timer;
  private boolean closed;

  /** Written by the connecting thread. */
  private volatile @Nullable ServerLink link;

  public RedisAdapter(MasterFinder finder, RedisOptions options, Channels channels, String probes) {
    this.finder = finder;
    this.options = options;
    this.channels = channels;
    this.probeChannel = channels.apart(probes);
  }

  @Override
  public CompletionStage<Void> connect(Inbound reportTo) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Opening mine = new Opening();
    lock.lock();
    try {
      if (closed) {
        return CompletableFuture.failedFuture(new IOException("closed"));
      }
      reports.begin(reportTo);
      opening = mine;
      connected = done;
    } finally {
      lock.unlock();
    }
    Thread.ofPlatform().daemon().name("jview-redis-connect").start(() -> connect(mine, done));
    return done;
  }

  private void connect(Opening mine, CompletableFuture<Void> done) {
    try {
      Deadline deadline = Deadline.in(options.connectTimeout());
      linkTo(finder.find(deadline, mine)).restore(deadline, mine);
      beginToProbe();
      done.complete(null);
    } catch (IOException | RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private ServerLink linkTo(Address address) throws IOException {
    ServerLink current = link;
    if (current != null && current.address().equals(address)) {
      return current;
    }
    if (current != null) {
      current.drop(new IOException("the master is now at " + address));
      current.close().join();
    }
    current = new ServerLink(address, finder.namedBy(), options, channels, probeChannel, this);
    link = current;
    return current;
  }

  private void beginToProbe() throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException("closed");
      }
      if (timer == null) {
        timer =
            new ScheduledThreadPoolExecutor(
                1, Thread.ofPlatform().daemon().name("jview-redis-probe").factory());
        long pause = options.probeInterval().toNanos();
        timer.scheduleWithFixedDelay(this::look, pause, pause, TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  private void look() {
    ServerLink current = link;
    if (current == null) {
      return;
    }
    current.look();
    try {
      Address named = finder.find(Deadline.in(LONGEST_QUESTION), new Opening());
      if (!named.equals(current.address())) {
        current.drop(new IOException("the master is now at " + named));
      }
    } catch (IOException e) {
      log.debug("Nobody tells which server is the master: {}", e.getMessage());
    }
  }

  @Override
  public CompletionStage<Void> subscribe(String topic) {
    Receiver receiver = receiver();
    return receiver == null ? notConnected() : receiver.subscribe(topic);
  }

  @Override
  public CompletionStage<Void> unsubscribe(String topic) {
    Receiver receiver = receiver();
    return receiver == null ? notConnected() : receiver.unsubscribe(topic);
  }

  private @Nullable Receiver receiver() {
    ServerLink current = link;
    return current == null ? null : current.receiver();
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    ServerLink current = link;
    Sender sender = current == null ? null : current.sender();
    return sender == null ? notSent(topic) : sender.publish(channels.named(topic), frame);
  }

  private static CompletionStage<Void> notConnected() {
    return CompletableFuture.failedFuture(new IOException("not connected to Redis"));
  }

  private static CompletionStage<Void> notSent(String topic) {
    return CompletableFuture.failedFuture(
        new PubSubUnavailableException(topic, "Redis is not connected", false, null));
  }

  @Override
  public void frame(String topic, byte[] frame) {
    reports.frame(topic, frame);
  }

  @Override
  public void lost(ServerLink from, String topic) {
    reports.lost(List.of(topic));
  }

  @Override
  public void receivingEnded(ServerLink ended, Set<String> topics, IOException cause) {
    reports.receivingDown(cause);
  }

  @Override
  public void sendingEnded(ServerLink ended, IOException cause) {
    reports.sendingDown(cause);
  }

  @Override
  public CompletionStage<Void> close() {
    CompletableFuture<Void> pending;
    lock.lock();
    try {
      closed = true;
      reports.end();
      opening.cancel();
      pending = connected;
      if (timer != null) {
        timer.shutdownNow();
      }
    } finally {
      lock.unlock();
    }
    return pending.handle((done, failure) -> link).thenCompose(RedisAdapter::close);
  }

  private static CompletableFuture<Void> close(@Nullable ServerLink last) {
    return last == null ? CompletableFuture.completedFuture(null) : last.close();
  }
}
