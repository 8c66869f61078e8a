package io.jview.pubsub.redis;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.InstrumentedPubSub;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubStats;
import io.jview.pubsub.Replay;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.redis.resp.RespReader;
import io.jview.pubsub.redis.server.Channels;
import io.jview.pubsub.spi.StateStore;
import io.jview.pubsub.spi.Traits;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * Pub/sub over Redis: what is broadcast on one instance reaches the subscribed sessions of all that
 * share the server and the channel prefix. Every delivery rule holds; see {@code docs/redis.md} for
 * set-up, sizing and the permissions that it needs.
 *
 * <p>Starts once: after a stop it cannot be started again; make another one.
 */
public final class RedisPubSub implements InstrumentedPubSub {

  private final PubSub engine;
  private final Channels channels;

  RedisPubSub(PubSub engine, Channels channels) {
    this.engine = engine;
    this.channels = channels;
  }

  /**
   * Makes one for {@code redis://localhost:6379}, with the defaults.
   *
   * @return the provider, not started
   */
  public static RedisPubSub create() {
    return create("redis://localhost:6379");
  }

  /**
   * Makes one with the defaults.
   *
   * @param url where Redis is, as for {@link #builder}
   * @return the provider, not started
   * @throws IllegalArgumentException if the URL is not one; the text never holds the password
   */
  public static RedisPubSub create(String url) {
    return builder(url).build();
  }

  /**
   * Begins one. The URL is one of
   *
   * <ul>
   *   <li>{@code redis://[user:password@]host[:6379][/database]} for one server, which must be a
   *       master,
   *   <li>{@code unix://[user:password@]/path/of/redis.sock} for one on this machine,
   *   <li>{@code redis-sentinel://[user:password@]host[:26379],…/master} for the master that
   *       sentinels name,
   *   <li>{@code redis-cluster://[user:password@]host[:6379],…} for a cluster, of which some nodes
   *       are named.
   * </ul>
   *
   * <p>With {@code rediss} instead of {@code redis} connections are encrypted. Special characters
   * of user and password are percent-encoded.
   *
   * @param url where Redis is
   * @return a builder with the defaults
   * @throws IllegalArgumentException if the URL is not one; the text never holds the password
   */
  public static RedisPubSubBuilder builder(String url) {
    return new RedisPubSubBuilder(RedisUrl.parse(requireNonNull(url, "url")));
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
   * Tells the name of a topic's channel, for programs that publish by themselves: with {@code
   * PUBLISH}, or on a cluster with {@code SPUBLISH}.
   *
   * @param topic the topic
   * @return the channel's name
   */
  public String channel(String topic) {
    return RespReader.text(channels.named(requireNonNull(topic, "topic")).channel());
  }
}
