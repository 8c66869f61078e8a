package io.jview.pubsub.postgres.link;

import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.postgres.database.Deadline;
import io.jview.pubsub.postgres.database.Opening;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.spi.Inbound;
import io.jview.pubsub.spi.PubSubAdapter;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/**
 * Carries frames over one database. All topics share a channel, which is listened to from the
 * start: subscribing to a topic only tells that its frames are wanted here.
 */
public final class PostgresAdapter implements PubSubAdapter {

  /** How often within a liveness interval steps that take too long are looked for. */
  private static final int LOOKS = 4;

  private final PostgresOptions options;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private Opening opening = new Opening();
  private CompletableFuture<Void> connected = CompletableFuture.completedFuture(null);
  private @Nullable ScheduledThreadPoolExecutor timer;
  private boolean closed;

  /** Written under the lock, once. */
  private volatile @Nullable DatabaseLink link;

  /** The timer's own. */
  private long lookedAt;

  public PostgresAdapter(PostgresOptions options) {
    this.options = options;
  }

  @Override
  public CompletionStage<Void> connect(Inbound inbound) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    Opening mine = new Opening();
    DatabaseLink current;
    lock.lock();
    try {
      if (closed) {
        return CompletableFuture.failedFuture(new IOException("closed"));
      }
      current = link == null ? new DatabaseLink(options, inbound) : link;
      link = current;
      opening = mine;
      connected = done;
    } finally {
      lock.unlock();
    }
    DatabaseLink restored = current;
    Thread.ofPlatform()
        .daemon()
        .name("jview-postgres-connect-" + options.url().address())
        .start(() -> connect(restored, mine, done));
    return done;
  }

  private void connect(DatabaseLink current, Opening mine, CompletableFuture<Void> done) {
    try {
      current.restore(Deadline.in(options.connectTimeout()), mine);
      beginToLook(current);
      done.complete(null);
    } catch (IOException | RuntimeException e) {
      done.completeExceptionally(e);
    }
  }

  private void beginToLook(DatabaseLink current) throws IOException {
    lock.lock();
    try {
      if (closed) {
        throw new IOException("closed");
      }
      if (timer == null) {
        timer =
            new ScheduledThreadPoolExecutor(
                1,
                Thread.ofPlatform()
                    .daemon()
                    .name("jview-postgres-watch-" + options.url().address())
                    .factory());
        long pause = options.livenessInterval().toNanos() / LOOKS;
        lookedAt = System.nanoTime();
        timer.scheduleWithFixedDelay(() -> look(current), pause, pause, TimeUnit.NANOSECONDS);
      }
    } finally {
      lock.unlock();
    }
  }

  /** A look that is late itself proves nothing: all of us have slept. */
  private void look(DatabaseLink current) {
    long before = lookedAt;
    lookedAt = System.nanoTime();
    if (lookedAt - before < options.livenessInterval().toNanos()) {
      current.dropWhatIsLate();
    }
  }

  @Override
  public CompletionStage<Void> subscribe(String topic) {
    Listener listener = listener();
    return listener != null && listener.subscribe(topic)
        ? CompletableFuture.completedFuture(null)
        : notConnected();
  }

  @Override
  public CompletionStage<Void> unsubscribe(String topic) {
    Listener listener = listener();
    if (listener == null) {
      return notConnected();
    }
    listener.unsubscribe(topic);
    return CompletableFuture.completedFuture(null);
  }

  private @Nullable Listener listener() {
    DatabaseLink current = link;
    return current == null ? null : current.listener();
  }

  @Override
  public CompletionStage<Void> publish(String topic, byte[] frame) {
    DatabaseLink current = link;
    Publisher publisher = current == null ? null : current.publisher();
    return publisher == null
        ? CompletableFuture.failedFuture(
            new PubSubUnavailableException(topic, "PostgreSQL is not connected", false, null))
        : publisher.publish(topic, frame);
  }

  private static CompletionStage<Void> notConnected() {
    return CompletableFuture.failedFuture(new IOException("not connected to PostgreSQL"));
  }

  @Override
  public CompletionStage<Void> close() {
    CompletableFuture<Void> pending;
    lock.lock();
    try {
      closed = true;
      opening.cancel();
      pending = connected;
    } finally {
      lock.unlock();
    }
    closeLink();
    return pending
        .handle((done, failure) -> closeLink())
        .thenCompose(ended -> ended)
        .whenComplete((ended, failure) -> endTimer());
  }

  /** Closes what there is; again when a try that was pending is over. */
  private CompletableFuture<Void> closeLink() {
    DatabaseLink last = link;
    return last == null ? CompletableFuture.completedFuture(null) : last.close();
  }

  private void endTimer() {
    lock.lock();
    try {
      if (timer != null) {
        timer.shutdownNow();
      }
    } finally {
      lock.unlock();
    }
  }
}
