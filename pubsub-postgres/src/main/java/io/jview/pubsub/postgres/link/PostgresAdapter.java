package io.jview.pubsub.postgres.link;

import io.jview.pubsub.postgres.database.Causes;
import io.jview.pubsub.postgres.database.Deadline;
import io.jview.pubsub.postgres.database.Opening;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.postgres.kept.KeptLog;
import io.jview.pubsub.postgres.kept.LogTables;
import io.jview.pubsub.postgres.payload.Payloads;
import io.jview.pubsub.spi.AdapterThread;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.LogPage;
import io.jview.pubsub.spi.NotSentException;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.spi.ReplayLog;
import io.jview.pubsub.spi.StateStore;
import io.jview.pubsub.spi.Traits;
import java.io.IOException;
import java.time.Duration;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Carries frames over one database. All topics share a channel, which is listened to from the
 * start: subscribing to a topic only tells that its frames are wanted here.
 */
public final class PostgresAdapter implements PubSubAdapter, ReplayLog, StateStore {

  /** How often within a liveness interval steps that take too long are looked for. */
  private static final int LOOKS = 4;

  private static final Traits TRAITS = new Traits(true, false, false);

  private final PostgresOptions options;
  private final DatabaseLink link;
  private final KeptLog log;
  private final States states;
  private final AdapterThread connecting;
  private final AdapterThread watching;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private Opening opening = new Opening();
  private boolean watches;
  private boolean closed;

  /** The watching thread's own. */
  private long lookedAt;

  public PostgresAdapter(PostgresOptions options, LogTables tables) {
    this.options = options;
    this.link = new DatabaseLink(options);
    this.log = new KeptLog(options, tables);
    this.states = new States(options);
    this.connecting = new AdapterThread("jview-postgres-connect-" + options.url().address());
    this.watching = new AdapterThread("jview-postgres-watch-" + options.url().address());
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
    return connecting.run(() -> restore(mine, inbound));
  }

  private void restore(Opening mine, Inbound inbound) throws IOException {
    try {
      link.restore(Deadline.in(options.connectTimeout()), mine, inbound);
    } catch (IOException e) {
      if (Causes.isRefusal(e)) {
        throw new RefusedException(String.valueOf(e.getMessage()), e);
      }
      throw e;
    } finally {
      if (link.listener() != null || link.publisher() != null) {
        beginToLook();
      }
    }
  }

  /** Looks from the first connection on: a start that has failed leaves no thread. */
  private void beginToLook() {
    lock.lock();
    try {
      if (closed || watches) {
        return;
      }
      watches = true;
    } finally {
      lock.unlock();
    }
    Duration pause = options.livenessInterval().dividedBy(LOOKS);
    lookedAt = System.nanoTime();
    watching.later(pause, () -> watching.repeat(pause, this::look));
  }

  /** A look that is late itself proves nothing: all of us have slept. */
  private void look() {
    long before = lookedAt;
    lookedAt = System.nanoTime();
    if (lookedAt - before < options.livenessInterval().toNanos()) {
      link.dropWhatIsLate();
      log.dropWhatIsLate();
      states.dropIfLate();
    }
  }

  @Override
  public CompletionStage<Void> subscribe(Collection<String> topics) {
    Listener listener = link.listener();
    return listener != null && listener.subscribe(topics)
        ? CompletableFuture.completedFuture(null)
        : notConnected();
  }

  @Override
  public CompletionStage<Void> unsubscribe(Collection<String> topics) {
    Listener listener = link.listener();
    if (listener == null) {
      return notConnected();
    }
    listener.unsubscribe(topics);
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    Publisher publisher = link.publisher();
    return publisher == null ? notConnected() : publisher.publish(frame);
  }

  @Override
  public CompletionStage<Void> append(String topic, byte[] frame, LogBounds bounds) {
    if (frame.length > Payloads.MAX_FRAME_BYTES) {
      return CompletableFuture.failedFuture(Payloads.tooLarge(frame));
    }
    return link.publisher() == null ? notConnected() : log.append(topic, frame, bounds);
  }

  @Override
  public CompletionStage<LogPage> read(String topic, long from, int entries, long bytes) {
    return log.read(topic, from, entries, bytes);
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

  private static CompletionStage<Void> notConnected() {
    return CompletableFuture.failedFuture(
        new NotSentException("not connected to PostgreSQL", null));
  }

  @Override
  public Traits traits() {
    return TRAITS;
  }

  @Override
  public CompletionStage<Void> close() {
    lock.lock();
    try {
      closed = true;
      opening.cancel();
    } finally {
      lock.unlock();
    }
    link.close();
    CompletionStage<Void> logClosed = log.close();
    return connecting
        .close()
        .thenCompose(done -> link.close()) // what a try that was pending has opened
        .thenCompose(done -> watching.close())
        .thenCompose(done -> states.end())
        .thenCompose(done -> logClosed);
  }
}
