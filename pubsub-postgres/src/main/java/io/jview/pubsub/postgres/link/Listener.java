package io.jview.pubsub.postgres.link;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.jview.pubsub.postgres.database.Deadline;
import io.jview.pubsub.postgres.database.PostgresOptions;
import io.jview.pubsub.postgres.database.Session;
import io.jview.pubsub.postgres.payload.FrameTopic;
import io.jview.pubsub.postgres.payload.Unpacker;
import io.jview.pubsub.spi.AdapterThread;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Collection;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;

/**
 * Receives on a connection that listens. All topics come on one channel, and those that nobody here
 * has subscribed to are left out. One thread reads all the time, whatever becomes of the frames,
 * and now and then asks whether the server still knows that we listen: with a query that only
 * reads, so that an idle instance writes nothing anywhere.
 */
final class Listener implements Unpacker.Listener {

  /** What is made of what comes in, on the reading thread. */
  interface Events {

    void frame(String topic, byte[] frame);

    void malformed(String reason);

    /** The connection is over; nothing is received afterwards. */
    void listenerEnded(Listener listener, IOException cause);
  }

  /** What listening needs, and the way out where it has not got it. */
  static final String NEEDS_A_SESSION =
      "LISTEN needs a session of its own, which a pooler in transaction mode (PgBouncer, RDS Proxy"
          + " and others) does not give. Let the URL lead past it, to PostgreSQL itself or to"
          + " session mode; only publishThrough(dataSource) may lead through it, to the same"
          + " database";

  private static final String LOOK =
      "SELECT ? IN (SELECT pg_catalog.pg_listening_channels()),"
          + " pg_catalog.pg_notification_queue_usage()";

  private final Session session;
  private final String address;
  private final String channel;
  private final Duration interval;
  private final Events events;
  private final QueueWatch queue;
  private final LockWatch lockWatch;
  private final Unpacker unpacker = new Unpacker(this);
  private final Set<String> topics = ConcurrentHashMap.newKeySet();
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private volatile @Nullable Expected expected;
  private volatile @Nullable IOException cause;

  /**
   * Makes one.
   *
   * @param isSendingSlow whether what is published does not get on
   */
  Listener(Session session, PostgresOptions options, BooleanSupplier isSendingSlow, Events events) {
    this.session = session;
    this.channel = options.channel();
    this.interval = options.livenessInterval();
    this.events = events;
    this.address = options.url().address();
    this.queue = new QueueWatch(address);
    this.lockWatch = new LockWatch(address, isSendingSlow);
  }

  void start() {
    AdapterThread.loop("jview-postgres-listen-" + address, this::receive, this::ended);
  }

  private void ended(@Nullable Throwable failure) {
    IOException why = session.cause(failure == null ? new IOException("unknown") : failure);
    cause = why;
    session.close();
    try {
      events.listenerEnded(this, why);
      giveUp(expected);
    } finally {
      end.complete(null);
    }
  }

  /** Receives until the connection ends, or is ended. */
  private void receive() throws SQLException {
    Connection connection = session.connection();
    PGConnection driver = connection.unwrap(PGConnection.class);
    while (true) {
      look(connection);
      Deadline nextLook = Deadline.in(interval);
      while (!nextLook.isOver()) {
        receive(driver, nextLook);
      }
    }
  }

  private void receive(PGConnection driver, Deadline atMost) throws SQLException {
    int millis = (int) (atMost.nanos() / 1_000_000) + 1;
    session.begin(interval.multipliedBy(2));
    PGNotification[] received = driver.getNotifications(millis);
    session.done();
    for (PGNotification one : received) {
      unpacker.payload(one.getPID(), one.getParameter());
    }
  }

  private void look(Connection connection) throws SQLException {
    session.begin(interval);
    try (PreparedStatement statement = connection.prepareStatement(LOOK)) {
      statement.setString(1, channel);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        if (!row.getBoolean(1)) {
          throw new SQLException("the session does not listen any more: " + NEEDS_A_SESSION);
        }
        queue.usage(row.getDouble(2));
      }
    }
    lockWatch.look(connection);
    session.done();
  }

  @Override
  public void frame(String text, int from, int to) {
    String topic = FrameTopic.of(text, from, to);
    if (topic == null) {
      malformed("a frame without a topic");
    } else if (topics.contains(topic)) {
      events.frame(topic, text.substring(from, to).getBytes(UTF_8));
    }
  }

  @Override
  public void malformed(String reason) {
    events.malformed(reason);
  }

  @Override
  public void test(String token) {
    Expected wanted = expected;
    if (wanted != null && wanted.token.equals(token)) {
      wanted.arrived.complete(null);
    }
  }

  /** Done when a token has come that we send to ourselves. */
  CompletableFuture<Void> expect(String token) {
    Expected wanted = new Expected(token, new CompletableFuture<>());
    expected = wanted;
    giveUp(wanted);
    return wanted.arrived;
  }

  /** Nothing comes any more once the connection is over. */
  private void giveUp(@Nullable Expected wanted) {
    IOException why = cause;
    if (wanted != null && why != null) {
      wanted.arrived.completeExceptionally(why);
    }
  }

  /** Hands in the frames of topics from here on; false if the connection is over. */
  boolean subscribe(Collection<String> wanted) {
    topics.addAll(wanted);
    return !hasEnded();
  }

  void unsubscribe(Collection<String> unwanted) {
    unwanted.forEach(topics::remove);
  }

  boolean hasEnded() {
    return cause != null;
  }

  Session session() {
    return session;
  }

  /** Done when the connection is over and its end told. */
  CompletableFuture<Void> end() {
    return end;
  }

  private record Expected(String token, CompletableFuture<Void> arrived) {}
}
