package io.jview.pubsub.engine;

import io.jview.pubsub.FailureHandler;
import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.PubSubObserver;
import io.jview.pubsub.delivery.Limits;
import io.jview.pubsub.replay.KeptTopics;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * What an engine was told to do, as {@code PubSubBuilder} describes it.
 *
 * @param mailbox bounds of what waits for a session
 * @param mailboxesBytes what the places of all mailboxes may take beyond 2,048 for each
 * @param outbox bounds of what waits for the broker
 * @param maxMessageBytes how large one may be
 * @param publishTimeout how long a broadcast waits for the broker
 * @param subscribeTimeout how long subscribing waits for the broker
 * @param connectTimeout how long the start waits for the broker
 * @param stopTimeout how long the stop waits
 * @param startDisconnected whether the start may be done without the broker
 * @param failureHandler is told of failures; null for log lines
 * @param observer sees what the engine does
 * @param executor runs handlers and completions; null for virtual threads
 * @param clock the time; null for the machine's
 * @param random the jitter of pauses
 * @param originId names for the numbering of frames
 * @param kept which topics are kept, and how much of each
 * @param keptBytes how large all logs in memory may be together
 */
public record EngineOptions(
    Limits mailbox,
    long mailboxesBytes,
    Limits outbox,
    int maxMessageBytes,
    Duration publishTimeout,
    Duration subscribeTimeout,
    Duration connectTimeout,
    Duration stopTimeout,
    boolean startDisconnected,
    @Nullable FailureHandler failureHandler,
    PubSubObserver observer,
    @Nullable Executor executor,
    @Nullable PubSubClock clock,
    RandomGenerator random,
    Supplier<String> originId,
    KeptTopics kept,
    long keptBytes) {}
