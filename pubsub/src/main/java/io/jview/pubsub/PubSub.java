package io.jview.pubsub;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.broker.BrokerLink;
import io.jview.pubsub.broker.Frame;
import io.jview.pubsub.broker.Signatures;
import io.jview.pubsub.delivery.Audience;
import io.jview.pubsub.delivery.Registry;
import io.jview.pubsub.delivery.Registry.Place;
import io.jview.pubsub.delivery.Upstream;
import io.jview.pubsub.engine.Engine;
import io.jview.pubsub.engine.EngineOptions;
import io.jview.pubsub.engine.Lifecycle;
import io.jview.pubsub.engine.Link;
import io.jview.pubsub.engine.MemoryLink;
import io.jview.pubsub.replay.KeptTopics;
import io.jview.pubsub.replay.MemoryLog;
import io.jview.pubsub.replay.Messages;
import io.jview.pubsub.replay.Reader;
import io.jview.pubsub.replay.Readers;
import io.jview.pubsub.replay.TopicLog;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.StateStore;
import io.jview.pubsub.spi.Traits;
import io.jview.pubsub.work.Stages;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/**
 * The engine behind every backend: keeps who is subscribed, one order per topic, one mailbox per
 * session, JSON, and, over a broker, the outbox, retries, resubscriptions and gaps. {@link
 * #inMemory()} is complete by itself and serves one instance; {@link #over} adds a broker.
 *
 * <p>Starts once: after a stop it cannot be started again; make another one.
 */
public final class PubSub implements InstrumentedPubSub {

  private final Engine engine;
  private final Link link;
  private final Signatures signatures;
  private final @Nullable StateStore stateStore;
  private final Lifecycle lifecycle;
  private final KeptTopics kept;
  private final @Nullable Readers readers;

  private PubSub(
      Engine engine,
      Link link,
      Messages messages,
      Signatures signatures,
      @Nullable PubSubAdapter adapter) {
    this.engine = engine;
    this.link = link;
    this.signatures = signatures;
    this.stateStore = adapter instanceof StateStore store ? store : null;
    this.lifecycle = new Lifecycle(engine, link);
    this.kept = engine.options().kept();
    this.readers = readers(engine, link, messages);
  }

  private static @Nullable Readers readers(Engine engine, Link link, Messages messages) {
    if (engine.options().kept().isEmpty()) {
      return null;
    }
    TopicLog log = link.log();
    if (log == null) {
      throw new IllegalStateException(
          "replay(…) keeps topics in the broker's log, and this adapter has none: it must"
              + " implement ReplayLog");
    }
    return new Readers(
        log, messages, engine.clock(), engine.options().subscribeTimeout(), engine.log());
  }

  static PubSub of(EngineOptions options, Signatures signatures, @Nullable PubSubAdapter adapter) {
    MessageBytes messages = new MessageBytes();
    if (adapter == null) {
      Engine engine = Engine.of(options, () -> Upstream.NONE, PubSub.class);
      MemoryLog log =
          new MemoryLog(messages, engine.clock(), options.keptBytes(), options.random());
      return new PubSub(
          engine, new MemoryLink(engine.registry(), log), messages, signatures, adapter);
    }
    Engine engine = Engine.of(options, BrokerLink::upstream, PubSub.class);
    Link link = new BrokerLink(adapter, messages, messages, engine, signatures);
    return new PubSub(engine, link, messages, signatures, adapter);
  }

  /**
   * Makes an engine without a broker, for one instance; everything else is as with a broker.
   *
   * @return the engine, not started
   */
  public static PubSub inMemory() {
    return new PubSubBuilder(null).build();
  }

  /**
   * Makes an engine over an adapter, with the defaults.
   *
   * @param adapter carries the frames; it belongs to the engine from here on
   * @return the engine, not started
   */
  public static PubSub over(PubSubAdapter adapter) {
    return builder(adapter).build();
  }

  /**
   * Begins an engine over an adapter.
   *
   * @param adapter carries the frames; it belongs to the engine from here on
   * @return a builder with the defaults
   */
  public static PubSubBuilder builder(PubSubAdapter adapter) {
    return new PubSubBuilder(requireNonNull(adapter, "adapter"));
  }

  /**
   * Begins an engine without a broker.
   *
   * @return a builder with the defaults
   */
  public static PubSubBuilder inMemoryBuilder() {
    return new PubSubBuilder(null);
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, TopicHandler handler) {
    Arguments.checkSession(sessionId);
    Arguments.checkTopic(topic);
    requireNonNull(handler, "handler");
    CompletionStage<Void> refused = lifecycle.refusal();
    if (refused != null) {
      return refused;
    }
    if (readers == null || kept.of(topic) == null) {
      return link.subscribed(engine.registry().subscribe(sessionId, topic, handler));
    }
    Reader reader = readers.from(Replay.last(0));
    Place place = engine.registry().subscribe(sessionId, topic, handler, reader);
    CompletionStage<Void> confirmed = link.subscribed(place);
    return reader.equals(place.subscription().guard())
        ? begun(reader, place, confirmed)
        : confirmed;
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, Replay replay, TopicHandler handler) {
    Arguments.checkSession(sessionId);
    Arguments.checkTopic(topic);
    requireNonNull(replay, "replay");
    requireNonNull(handler, "handler");
    CompletionStage<Void> refused = lifecycle.refusal();
    if (refused != null) {
      return refused;
    }
    if (readers == null || kept.of(topic) == null) {
      return Stages.failed(
          new IllegalStateException(
              "topic '" + topic + "' is not kept: name it in PubSubBuilder.replay(…)"));
    }
    Reader reader = readers.from(replay);
    Place place = engine.registry().subscribe(sessionId, topic, handler, reader);
    place.subscription().guard(reader);
    return begun(reader, place, link.subscribed(place));
  }

  private CompletionStage<Void> begun(Reader reader, Place place, CompletionStage<Void> confirmed) {
    CompletableFuture<Void> begun =
        confirmed.thenCompose(done -> reader.begin(place)).toCompletableFuture();
    return begun.isDone() ? begun : engine.completions().apart(begun);
  }

  @Override
  public CompletionStage<Void> unsubscribeTopic(String sessionId, String topic) {
    Arguments.checkSession(sessionId);
    Arguments.checkTopic(topic);
    CompletionStage<Void> early = lifecycle.tooEarly();
    return early != null ? early : left(engine.registry().unsubscribe(sessionId, topic));
  }

  @Override
  public CompletionStage<Void> unsubscribeAll(String sessionId) {
    Arguments.checkSession(sessionId);
    CompletionStage<Void> early = lifecycle.tooEarly();
    return early != null ? early : left(engine.registry().unsubscribeAll(sessionId));
  }

  private CompletionStage<Void> left(Registry.@Nullable Departure departure) {
    if (departure == null) {
      return Stages.DONE;
    }
    departure.left().forEach(link::unsubscribed);
    return departure.done();
  }

  @Override
  public CompletionStage<Void> broadcast(String topic, @Nullable Object message) {
    return send(topic, message, Audience.ALL);
  }

  @Override
  public CompletionStage<Void> broadcastFrom(
      String sessionId, String topic, @Nullable Object message) {
    Arguments.checkSession(sessionId);
    return send(topic, message, Audience.allBut(sessionId));
  }

  @Override
  public CompletionStage<Void> broadcastLocal(String topic, @Nullable Object message) {
    return send(topic, message, Audience.HERE);
  }

  private CompletionStage<Void> send(String topic, @Nullable Object message, Audience audience) {
    Message encoded = checked(topic, message);
    CompletionStage<Void> refused = lifecycle.refusal();
    if (refused != null) {
      return refused;
    }
    count(topic, encoded);
    return link.send(topic, encoded, audience, readers == null ? null : kept.of(topic));
  }

  /**
   * Makes the frame of a message that a backend sends in a way of its own, such as within a
   * transaction. It has no origin and no sequence number. It is checked, counted and, with {@link
   * PubSubBuilder#signedFrames}, signed as what {@link #broadcast} sends.
   *
   * @param topic the topic
   * @param message the message, as for {@link #broadcast}
   * @return the frame: JSON in UTF-8
   * @throws IllegalStateException if the engine is not started, or is stopped
   * @throws IllegalArgumentException if the topic is not one
   * @throws MessageEncodingException if the message has no JSON form
   * @throws PayloadTooLargeException if the message is too large
   */
  public byte[] frame(String topic, @Nullable Object message) {
    Message encoded = checked(topic, message);
    lifecycle.demandStarted();
    count(topic, encoded);
    return signatures.sign(Frame.encode(topic, encoded.utf8()));
  }

  /**
   * Tells how much of a topic is kept, for a backend that appends in a way of its own.
   *
   * @param topic the topic
   * @return the bounds; null where the topic is not kept
   */
  public @Nullable LogBounds kept(String topic) {
    return kept.of(topic);
  }

  private Message checked(String topic, @Nullable Object message) {
    if (topic == null || engine.registry().topic(topic) == null) {
      Arguments.checkTopic(topic);
    }
    Message encoded = Message.of(message);
    int limit = engine.options().maxMessageBytes();
    if (encoded.exceeds(limit)) {
      throw new PayloadTooLargeException(topic, encoded.utf8().length, limit);
    }
    return encoded;
  }

  private void count(String topic, Message encoded) {
    engine.counters().broadcasts.increment();
    engine.options().observer().onBroadcast(topic, encoded.size());
  }

  @Override
  public CompletionStage<Void> start() {
    return lifecycle.start();
  }

  @Override
  public CompletionStage<Void> stop() {
    return lifecycle.stop();
  }

  @Override
  public PubSubStats stats() {
    return engine.stats(link.state());
  }

  @Override
  public Traits traits() {
    return link.traits();
  }

  @Override
  public @Nullable StateStore stateStore() {
    return stateStore;
  }
}
