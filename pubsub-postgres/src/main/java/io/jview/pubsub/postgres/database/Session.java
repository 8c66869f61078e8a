package io.jview.pubsub.postgres.database;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A connection at work. One thread uses it and says how long each step may take; another thread
 * ends it when that time is over, as the driver does not limit every wait by itself.
 */
public final class Session implements AutoCloseable {

  private static final Logger log = LoggerFactory.getLogger(Session.class);

  private static final Duration SLOW = Duration.ofSeconds(1);

  private final String name;
  private final Connection connection;
  private final AtomicReference<@Nullable IOException> dropped = new AtomicReference<>();
  private volatile @Nullable Deadline deadline;
  private volatile long begun;

  Session(String name, Connection connection) {
    this.name = name;
    this.connection = connection;
  }

  public Connection connection() {
    return connection;
  }

  /** A step begins that may wait for the server. */
  public void begin(Duration limit) {
    begun = System.nanoTime();
    deadline = Deadline.in(limit);
  }

  /** The step is over. */
  public void done() {
    deadline = null;
  }

  public boolean isBusy() {
    return deadline != null;
  }

  /** Whether a step has begun more than a second ago. */
  public boolean isSlow() {
    return deadline != null && System.nanoTime() - begun > SLOW.toNanos();
  }

  /** Ends the connection if its step takes too long. */
  public void dropIfLate() {
    Deadline current = deadline;
    if (current != null && current.isOver()) {
      drop(new IOException("it has not answered in time"));
    }
  }

  /** Ends the connection, for the reason that comes first; whoever waits in it is let go. */
  public void drop(IOException cause) {
    dropped.compareAndSet(null, Causes.ended(name, cause));
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      log.debug("A connection did not end well", e);
    }
  }

  /** What the connection has ended of, after its thread met a failure. */
  public IOException cause(Throwable failure) {
    dropped.compareAndSet(null, Causes.ended(name, failure));
    IOException first = dropped.get();
    return first == null ? new IOException(failure) : first;
  }

  /** Whatever close says, the connection is of no use any more. */
  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      log.debug("A connection did not close well", e);
    }
  }
}
