package io.jview.pubsub.postgres;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.InstrumentedPubSub;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubStats;
import io.jview.pubsub.Replay;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.postgres.database.PostgresUrl;
import io.jview.pubsub.postgres.kept.LogTables;
import io.jview.pubsub.postgres.payload.Notify;
import io.jview.pubsub.postgres.payload.Payloads;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.StateStore;
import io.jview.pubsub.spi.Traits;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Pub/sub over PostgreSQL: what is broadcast on one instance reaches the subscribed sessions of all
 * that share the database and the channel prefix. Every delivery rule holds; see {@code
 * docs/postgresql.md} for set-up, rights, sizing and what to watch.
 *
 * <p>An instance holds two connections, whatever the number of topics and sessions: one listens,
 * one publishes.
 *
 * <p>Starts once: after a stop it cannot be started again; make another one.
 */
public final class PostgresPubSub implements InstrumentedPubSub {

  private final PubSub engine;
  private final String channel;
  private final LogTables tables;
  private final Supplier<String> ids;

  PostgresPubSub(PubSub engine, String channel, LogTables tables, Supplier<String> ids) {
    this.engine = engine;
    this.channel = channel;
    this.tables = tables;
    this.ids = ids;
  }

  /**
   * Makes one with the defaults.
   *
   * @param url where PostgreSQL is, as for {@link #builder}
   * @return the provider, not started
   * @throws IllegalArgumentException if the URL is not one; the text never holds the password
   */
  public static PostgresPubSub create(String url) {
    return builder(url).build();
  }

  /**
   * Begins one. The URL is one of
   *
   * <ul>
   *   <li>{@code postgresql://[user[:password]@]host[:5432][,host…]/database[?name=value&…]}, also
   *       written {@code postgres://}, as PostgreSQL's own programs take it,
   *   <li>{@code jdbc:postgresql://host[:5432][,host…]/database[?user=…&password=…&…]}.
   * </ul>
   *
   * <p>Special characters of user, password and database are percent-encoded. Parameters are the
   * connection properties of the JDBC driver, such as {@code sslmode=verify-full} and {@code
   * sslrootcert=/path}; one that the driver does not know is an error.
   *
   * @param url where PostgreSQL is
   * @return a builder with the defaults
   * @throws IllegalArgumentException if the URL is not one; the text never holds the password
   */
  public static PostgresPubSubBuilder builder(String url) {
    return new PostgresPubSubBuilder(PostgresUrl.parse(requireNonNull(url, "url")));
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, TopicHandler handler) {
    return engine.subscribeTopic(sessionId, topic, handler);
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, Replay replay, TopicHandler handler) {
    return engine.subscribeTopic(sessionId, topic, replay, handler);
  }

  @Override
  public CompletionStage<Void> unsubscribeTopic(String sessionId, String topic) {
    return engine.unsubscribeTopic(sessionId, topic);
  }

  @Override
  public CompletionStage<Void> unsubscribeAll(String sessionId) {
    return engine.unsubscribeAll(sessionId);
  }

  @Override
  public CompletionStage<Void> broadcast(String topic, @Nullable Object message) {
    return engine.broadcast(topic, message);
  }

  /**
   * Broadcasts within a transaction of the application: the message is delivered if and only if it
   * commits, and then in the order of commits. Blocks for one round trip, and returns when
   * PostgreSQL has taken the message into the transaction.
   *
   * <p>This costs what every {@code NOTIFY} costs: transactions that notify commit one after
   * another, each with its flush to disk. Messages carry no origin and no sequence number, so a
   * loss is told only where the link was seen to fall. The transaction cannot be prepared for a
   * two-phase commit. With autocommit on, the statement is a transaction of its own.
   *
   * <p>A message to a topic that is kept is in its log when the transaction commits. From here to
   * there the transaction holds the topic: other broadcasts to it wait, so broadcast last. It takes
   * two round trips, and with autocommit on it fails.
   *
   * @param connection a connection to the same database, of any role; it is not closed
   * @param topic the topic
   * @param message the message, as for {@link #broadcast(String, Object)}
   * @throws SQLException if PostgreSQL or the connection refuses; the transaction is then as after
   *     any statement that failed
   * @throws IllegalStateException if the provider is not started
   * @throws IllegalArgumentException if the topic is not one
   * @throws io.jview.pubsub.MessageEncodingException if the message has no JSON form
   * @throws io.jview.pubsub.PayloadTooLargeException if the message is too large
   */
  public void broadcast(Connection connection, String topic, @Nullable Object message)
      throws SQLException {
    byte[] frame = engine.frame(topic, message);
    LogBounds kept = engine.kept(topic);
    if (kept == null) {
      Notify.send(connection, channel, Payloads.parts(frame, ids.get()));
    } else if (connection.getAutoCommit()) {
      throw new SQLException(
          "topic '" + topic + "' is kept: its messages need a transaction, setAutoCommit(false)");
    } else {
      tables.append(connection, List.of(topic), List.of(frame), kept, ids.get());
    }
  }

  @Override
  public CompletionStage<Void> broadcastFrom(
      String sessionId, String topic, @Nullable Object message) {
    return engine.broadcastFrom(sessionId, topic, message);
  }

  @Override
  public CompletionStage<Void> broadcastLocal(String topic, @Nullable Object message) {
    return engine.broadcastLocal(topic, message);
  }

  @Override
  public CompletionStage<Void> start() {
    return engine.start();
  }

  @Override
  public CompletionStage<Void> stop() {
    return engine.stop();
  }

  @Override
  public PubSubStats stats() {
    return engine.stats();
  }

  @Override
  public Traits traits() {
    return engine.traits();
  }

  @Override
  public @Nullable StateStore stateStore() {
    return engine.stateStore();
  }

  /**
   * Tells the name of the channel that carries all topics, for triggers and programs that call
   * {@code pg_notify} by themselves.
   *
   * @return the channel's name; {@code jview_frames} with the default prefix
   */
  public String channel() {
    return channel;
  }
}
