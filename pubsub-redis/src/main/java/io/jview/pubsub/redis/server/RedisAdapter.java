package io.jview.pubsub.redis.server;

import io.jview.pubsub.redis.resp.Address;
import io.jview.pubsub.redis.resp.Deadline;
import io.jview.pubsub.redis.resp.Opening;
import io.jview.pubsub.redis.resp.RedisOptions;
import io.jview.pubsub.redis.resp.Refusal;
import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LogPage;
import io.jview.pubsub.spi.NotSentException;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.RefusedException;
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
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Carries frames over one server: a standalone one, or the master that sentinels name. */
public final class RedisAdapter
    implements PubSubAdapter, ReplayLog, StateStore, ServerLink.Listener {

  private static final Logger log = LoggerFactory.getLogger(RedisAdapter.class);
  private static final Duration LONGEST_QUESTION = Duration.ofSeconds(2);

  private final MasterFinder finder;
  private final RedisOptions options;
  private final Channels channels;
  private final byte[] probeChannel;
  private final States states;
  private final Reports reports = new Reports();
  private final AdapterThread connecting = new AdapterThread("jview-redis-connect");
  private final AdapterThread probing = new AdapterThread("jview-redis-probe");
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private Opening opening = new Opening();
  private boolean probes;
  private boolean closed;

  /** Written by the connecting thread. */
  private volatile @Nullable ServerLink link;

  public RedisAdapter(MasterFinder finder, RedisOptions options, Channels channels, String probes) {
    this.finder = finder;
    this.options = options;
    this.channels = channels;
    this.probeChannel = channels.apart(probes);
    this.states = new States(channels, partition -> sender(), refused -> {});
  }

  @Override
  public CompletionStage<Void> connect(Inbound inbound) {
    Opening mine = new Opening();
    lock.lock();
    try {
      if (closed) {
        return CompletableFuture.failedFuture(new IOException("closed"));
      }
      opening = mine;
    } finally {
      lock.unlock();
    }
    return connecting.run(() -> connect(inbound, mine));
  }

  private void connect(Inbound inbound, Opening mine) throws IOException {
    Deadline deadline = Deadline.in(options.connectTimeout());
    try {
      ServerLink restored = linkTo(finder.find(deadline, mine));
      try {
        restored.restore(deadline, mine);
      } finally {
        tell(restored, inbound);
      }
    } catch (Refusal e) {
      throw new RefusedException(String.valueOf(e.getMessage()), e);
    }
  }

  /** What works is told, whatever becomes of the rest. */
  private void tell(ServerLink restored, Inbound inbound) throws IOException {
    beginToProbe();
    if (restored.receiver() != null) {
      reports.up(Direction.RECEIVING, inbound, () -> restored.receiver() != null);
    }
    if (restored.sender() != null) {
      reports.up(Direction.SENDING, inbound, () -> restored.sender() != null);
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
      if (probes) {
        return;
      }
      probes = true;
    } finally {
      lock.unlock();
    }
    Duration pause = options.probeInterval();
    probing.later(pause, () -> probing.repeat(pause, this::look));
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
  public CompletionStage<Void> subscribe(Collection<String> topics) {
    Receiver receiver = receiver();
    return receiver == null ? notConnected() : Subscribing.all(topics, receiver::subscribe);
  }

  @Override
  public CompletionStage<Void> unsubscribe(Collection<String> topics) {
    Receiver receiver = receiver();
    return receiver == null ? notConnected() : Subscribing.all(topics, receiver::unsubscribe);
  }

  private @Nullable Receiver receiver() {
    ServerLink current = link;
    return current == null ? null : current.receiver();
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    Sender sender = sender();
    return sender == null ? notConnected() : sender.publish(channels.named(topic), frame);
  }

  @Override
  public CompletionStage<Void> append(String topic, byte[] frame, LogBounds bounds) {
    Sender sender = sender();
    return sender == null ? notConnected() : sender.append(channels.named(topic), frame, bounds);
  }

  @Override
  public CompletionStage<LogPage> read(String topic, long from, int entries, long bytes) {
    Sender sender = sender();
    return sender == null
        ? notConnected()
        : sender.page(channels.named(topic), from, entries, bytes);
  }

  private @Nullable Sender sender() {
    ServerLink current = link;
    return current == null ? null : current.sender();
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

  private static <T> CompletionStage<T> notConnected() {
    return CompletableFuture.failedFuture(new NotSentException("not connected to Redis", null));
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
    reports.down(Direction.RECEIVING, cause);
  }

  @Override
  public void sendingEnded(ServerLink ended, IOException cause) {
    reports.down(Direction.SENDING, cause);
  }

  @Override
  public CompletionStage<Void> close() {
    lock.lock();
    try {
      closed = true;
      reports.end();
      opening.cancel();
    } finally {
      lock.unlock();
    }
    return connecting.close().thenCompose(done -> probing.close()).thenCompose(done -> close(link));
  }

  private static CompletableFuture<Void> close(@Nullable ServerLink last) {
    return last == null ? CompletableFuture.completedFuture(null) : last.close();
  }
}
