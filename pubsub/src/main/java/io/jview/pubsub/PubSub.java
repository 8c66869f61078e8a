package io.jview.pubsub;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.broker.BrokerLink;
import io.jview.pubsub.broker.Frame;
import io.jview.pubsub.delivery.Registry;
import io.jview.pubsub.delivery.Upstream;
import io.jview.pubsub.engine.Engine;
import io.jview.pubsub.engine.EngineOptions;
import io.jview.pubsub.engine.Lifecycle;
import io.jview.pubsub.engine.Link;
import io.jview.pubsub.engine.MemoryLink;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.Traits;
import io.jview.pubsub.work.Stages;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
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
  private final Lifecycle lifecycle;

  private PubSub(Engine engine, Link link) {
    this.engine = engine;
    this.link = link;
    this.lifecycle = new Lifecycle(engine, link);
  }

  private static PubSub of(EngineOptions options, @Nullable PubSubAdapter adapter) {
    if (adapter == null) {
      Engine engine = Engine.of(options, () -> Upstream.NONE, PubSub.class);
      return new PubSub(engine, new MemoryLink(engine.registry()));
    }
    Engine engine = Engine.of(options, BrokerLink::upstream, PubSub.class);
    return new PubSub(engine, new BrokerLink(adapter, new MessageBytes(), engine));
  }

  /**
   * Makes an engine without a broker, for one instance; everything else is as with a broker.
   *
   * @return the engine, not started
   */
  public static PubSub inMemory() {
    return new Builder(null).build();
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
  public static Builder builder(PubSubAdapter adapter) {
    return new Builder(requireNonNull(adapter, "adapter"));
  }

  /**
   * Begins an engine without a broker.
   *
   * @return a builder with the defaults
   */
  public static Builder inMemoryBuilder() {
    return new Builder(null);
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, TopicHandler handler) {
    Arguments.checkSession(sessionId);
    Arguments.checkTopic(topic);
    requireNonNull(handler, "handler");
    CompletionStage<Void> refused = lifecycle.refusal();
    return refused != null
        ? refused
        : link.subscribed(engine.registry().subscribe(sessionId, topic, handler));
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
    Message encoded = checked(topic, message);
    CompletionStage<Void> refused = lifecycle.refusal();
    if (refused != null) {
      return refused;
    }
    count(topic, encoded);
    return link.send(topic, encoded);
  }

  /**
   * Makes the frame of a message that a backend sends in a way of its own, such as within a
   * transaction. It has no origin and no sequence number. It is checked and counted as what {@link
   * #broadcast} sends.
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
    return Frame.encode(topic, encoded.utf8());
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

  /** Sets what an engine does differently from the defaults. Not thread-safe. */
  public static final class Builder {

    private final @Nullable PubSubAdapter adapter;
    private final Settings settings = new Settings();

    private Builder(@Nullable PubSubAdapter adapter) {
      this.adapter = adapter;
    }

    /**
     * Bounds what waits for one session. What does not fit pushes out the oldest messages, which is
     * told as a gap.
     *
     * @param messages how many; 65,536 unless set. Beyond 2,048 only while {@link #mailboxesBytes}
     *     lasts
     * @param bytes how large together, as JSON; 8 MiB unless set. One larger message fits alone
     * @return this builder
     */
    public Builder mailbox(int messages, long bytes) {
      settings.mailbox = Arguments.limits(messages, bytes, "mailbox");
      return this;
    }

    /**
     * Bounds what the places of all mailboxes take together, beyond 2,048 messages for each: 16
     * bytes for each message more that one may hold.
     *
     * @param bytes a 32nd of the heap unless set; 0 holds each mailbox to 2,048
     * @return this builder
     */
    public Builder mailboxesBytes(long bytes) {
      settings.mailboxesBytes = bytes == 0 ? 0 : Arguments.positive(bytes, "mailboxesBytes");
      return this;
    }

    /**
     * Bounds what waits for the broker. What does not fit fails at once.
     *
     * @param messages how many; 16,384 unless set
     * @param bytes how large together, as JSON; 64 MiB unless set
     * @return this builder
     */
    public Builder outbox(int messages, long bytes) {
      settings.outbox = Arguments.limits(messages, bytes, "outbox");
      return this;
    }

    /**
     * Limits one message.
     *
     * @param bytes its largest size as JSON; 1 MiB unless set
     * @return this builder
     */
    public Builder maxMessageBytes(int bytes) {
      settings.maxMessageBytes = Arguments.positive(bytes, "maxMessageBytes");
      return this;
    }

    /**
     * Limits how long a broadcast waits for the broker before it fails.
     *
     * @param timeout 5 seconds unless set
     * @return this builder
     */
    public Builder publishTimeout(Duration timeout) {
      settings.publishTimeout = Arguments.positive(timeout, "publishTimeout");
      return this;
    }

    /**
     * Limits how long subscribing waits for the broker before it counts as done, with a gap to
     * follow.
     *
     * @param timeout 3 seconds unless set
     * @return this builder
     */
    public Builder subscribeTimeout(Duration timeout) {
      settings.subscribeTimeout = Arguments.positive(timeout, "subscribeTimeout");
      return this;
    }

    /**
     * Limits how long the start waits for the broker before it fails.
     *
     * @param timeout 10 seconds unless set
     * @return this builder
     */
    public Builder connectTimeout(Duration timeout) {
      settings.connectTimeout = Arguments.positive(timeout, "connectTimeout");
      return this;
    }

    /**
     * Limits how long the stop waits: for what was accepted to be sent, and for handlers to return.
     *
     * @param timeout 5 seconds unless set
     * @return this builder
     */
    public Builder stopTimeout(Duration timeout) {
      settings.stopTimeout = Arguments.positive(timeout, "stopTimeout");
      return this;
    }

    /**
     * Lets the start be done although the broker cannot be reached; it is tried again for ever.
     *
     * @param allowed false unless set
     * @return this builder
     */
    public Builder startDisconnected(boolean allowed) {
      settings.startDisconnected = allowed;
      return this;
    }

    /**
     * Sets who is told of failures.
     *
     * @param handler writes log lines, at a limited rate, unless set
     * @return this builder
     */
    public Builder failureHandler(FailureHandler handler) {
      settings.failureHandler = requireNonNull(handler, "handler");
      return this;
    }

    /**
     * Sets who sees what the engine does.
     *
     * @param watcher nobody unless set
     * @return this builder
     */
    public Builder observer(PubSubObserver watcher) {
      settings.observer = requireNonNull(watcher, "watcher");
      return this;
    }

    /**
     * Sets what handlers and completions run on.
     *
     * @param threads a virtual thread for each task unless set; it must not run a task in the
     *     thread that hands it in, and must not refuse any. It is not closed
     * @return this builder
     */
    public Builder executor(Executor threads) {
      settings.executor = requireNonNull(threads, "threads");
      return this;
    }

    /**
     * Sets the engine's time.
     *
     * @param time the machine's unless set
     * @return this builder
     */
    public Builder clock(PubSubClock time) {
      settings.clock = requireNonNull(time, "time");
      return this;
    }

    /**
     * Sets where the jitter of pauses comes from.
     *
     * @param source a seeded generator of the JDK unless set
     * @return this builder
     */
    public Builder random(RandomGenerator source) {
      settings.random = requireNonNull(source, "source");
      return this;
    }

    /**
     * Sets where the names come from under which this engine numbers its frames.
     *
     * @param ids random UUIDs unless set; it must never give a text twice, on any instance
     * @return this builder
     */
    public Builder originId(Supplier<String> ids) {
      settings.originId = requireNonNull(ids, "ids");
      return this;
    }

    /**
     * Makes the engine.
     *
     * @return the engine, not started
     */
    public PubSub build() {
      return PubSub.of(settings.options(), adapter);
    }
  }
}
