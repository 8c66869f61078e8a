package io.jview.pubsub;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.replay.KeptTopics;
import io.jview.pubsub.spi.PubSubAdapter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Sets what a {@link PubSub} does differently from the defaults. Not thread-safe. */
public final class PubSubBuilder {

  private final @Nullable PubSubAdapter adapter;
  private final Settings settings = new Settings();

  PubSubBuilder(@Nullable PubSubAdapter adapter) {
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
  public PubSubBuilder mailbox(int messages, long bytes) {
    settings.mailbox = Arguments.limits(messages, bytes, "mailbox");
    return this;
  }

  /**
   * Bounds what the places of all mailboxes take together, beyond 2,048 messages for each: 16 bytes
   * for each message more that one may hold.
   *
   * @param bytes a 32nd of the heap unless set; 0 holds each mailbox to 2,048
   * @return this builder
   */
  public PubSubBuilder mailboxesBytes(long bytes) {
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
  public PubSubBuilder outbox(int messages, long bytes) {
    settings.outbox = Arguments.limits(messages, bytes, "outbox");
    return this;
  }

  /**
   * Limits one message.
   *
   * @param bytes its largest size as JSON; 1 MiB unless set
   * @return this builder
   */
  public PubSubBuilder maxMessageBytes(int bytes) {
    settings.maxMessageBytes = Arguments.positive(bytes, "maxMessageBytes");
    return this;
  }

  /**
   * Limits how long a broadcast waits for the broker before it fails.
   *
   * @param timeout 5 seconds unless set
   * @return this builder
   */
  public PubSubBuilder publishTimeout(Duration timeout) {
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
  public PubSubBuilder subscribeTimeout(Duration timeout) {
    settings.subscribeTimeout = Arguments.positive(timeout, "subscribeTimeout");
    return this;
  }

  /**
   * Limits how long the start waits for the broker before it fails.
   *
   * @param timeout 10 seconds unless set
   * @return this builder
   */
  public PubSubBuilder connectTimeout(Duration timeout) {
    settings.connectTimeout = Arguments.positive(timeout, "connectTimeout");
    return this;
  }

  /**
   * Limits how long the stop waits: for what was accepted to be sent, and for handlers to return.
   *
   * @param timeout 5 seconds unless set
   * @return this builder
   */
  public PubSubBuilder stopTimeout(Duration timeout) {
    settings.stopTimeout = Arguments.positive(timeout, "stopTimeout");
    return this;
  }

  /**
   * Lets the start be done although the broker cannot be reached; it is tried again for ever.
   *
   * @param allowed false unless set
   * @return this builder
   */
  public PubSubBuilder startDisconnected(boolean allowed) {
    settings.startDisconnected = allowed;
    return this;
  }

  /**
   * Sets who is told of failures.
   *
   * @param handler writes log lines, at a limited rate, unless set
   * @return this builder
   */
  public PubSubBuilder failureHandler(FailureHandler handler) {
    settings.failureHandler = requireNonNull(handler, "handler");
    return this;
  }

  /**
   * Sets who sees what the engine does.
   *
   * @param watcher nobody unless set
   * @return this builder
   */
  public PubSubBuilder observer(PubSubObserver watcher) {
    settings.observer = requireNonNull(watcher, "watcher");
    return this;
  }

  /**
   * Sets what handlers and completions run on.
   *
   * @param threads a virtual thread for each task unless set; it must not run a task in the thread
   *     that hands it in, and must not refuse any. It is not closed
   * @return this builder
   */
  public PubSubBuilder executor(Executor threads) {
    settings.executor = requireNonNull(threads, "threads");
    return this;
  }

  /**
   * Sets the engine's time.
   *
   * @param time the machine's unless set
   * @return this builder
   */
  public PubSubBuilder clock(PubSubClock time) {
    settings.clock = requireNonNull(time, "time");
    return this;
  }

  /**
   * Sets where the jitter of pauses comes from.
   *
   * @param source a seeded generator of the JDK unless set
   * @return this builder
   */
  public PubSubBuilder random(RandomGenerator source) {
    settings.random = requireNonNull(source, "source");
    return this;
  }

  /**
   * Sets where the names come from under which this engine numbers its frames.
   *
   * @param ids random UUIDs unless set; it must never give a text twice, on any instance
   * @return this builder
   */
  public PubSubBuilder originId(Supplier<String> ids) {
    settings.originId = requireNonNull(ids, "ids");
    return this;
  }

  /**
   * Signs each frame, and refuses frames that are not signed: they are counted as malformed, logged
   * at a limited rate, and not delivered. So whoever can write to the broker, but does not know the
   * secret, cannot speak to the sessions; a program that does signs as {@code docs/security.md}
   * says. Nothing is signed unless set, nor without a broker.
   *
   * @param secret signs, and is shared by all instances; at least 32 bytes. It never reaches a log
   *     or an error
   * @param others are accepted as well: those of instances that have the next secret already, or
   *     still the last one
   * @return this builder
   * @throws IllegalArgumentException if one is shorter; the text does not hold it
   */
  public PubSubBuilder signedFrames(String secret, String... others) {
    List<String> secrets = new ArrayList<>(List.of(others));
    secrets.addFirst(requireNonNull(secret, "secret"));
    settings.frameSecrets(secrets);
    return this;
  }

  /**
   * Lets frames be accepted that are not signed, while {@link #signedFrames} is being switched on
   * from instance to instance.
   *
   * @param accepted false unless set
   * @return this builder
   */
  public PubSubBuilder acceptUnsignedFrames(boolean accepted) {
    settings.acceptUnsignedFrames = accepted;
    return this;
  }

  /**
   * Keeps topics, so that they can be read again: a broadcast to one of them is accepted when it is
   * in the topic's log; a session that was cut off is caught up from there, without a gap; and a
   * subscription may begin with what was sent before, see {@link Replay}. All instances must keep
   * the same topics. May be called several times; of several rules that fit the first counts. No
   * topic is kept unless set.
   *
   * @param prefix how the topics begin; an empty text fits all
   * @param retention how much of each is kept
   * @return this builder
   */
  public PubSubBuilder replay(String prefix, Retention retention) {
    requireNonNull(prefix, "prefix");
    return replay(topic -> topic.startsWith(prefix), retention);
  }

  /**
   * Keeps topics, as {@link #replay(String, Retention)} does.
   *
   * @param topics tells of a topic whether it is kept, always the same, on all instances; called
   *     often, by every thread that broadcasts or subscribes. What it throws its caller gets
   * @param retention how much of each is kept
   * @return this builder
   */
  public PubSubBuilder replay(Predicate<String> topics, Retention retention) {
    settings.kept.add(
        KeptTopics.Rule.of(
            requireNonNull(topics, "topics"), requireNonNull(retention, "retention")));
    return this;
  }

  /**
   * Bounds what all kept topics take together where there is no broker. Past it, those that were
   * sent to longest ago lose their logs.
   *
   * @param bytes a 16th of the heap unless set
   * @return this builder
   */
  public PubSubBuilder replayBytes(long bytes) {
    settings.keptBytes = Arguments.positive(bytes, "replayBytes");
    return this;
  }

  /**
   * Makes the engine.
   *
   * @return the engine, not started
   * @throws IllegalStateException if topics are to be kept and the adapter has no log
   */
  public PubSub build() {
    return PubSub.of(settings.options(), settings.signatures(), adapter);
  }
}
