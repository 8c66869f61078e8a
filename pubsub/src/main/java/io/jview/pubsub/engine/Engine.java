package io.jview.pubsub.engine;

import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.PubSubStats;
import io.jview.pubsub.delivery.Counters;
import io.jview.pubsub.delivery.Registry;
import io.jview.pubsub.delivery.Upstream;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.work.Completions;
import io.jview.pubsub.work.Failures;
import io.jview.pubsub.work.SystemClock;
import io.jview.pubsub.work.Workers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/** The parts that an engine shares with its link. */
public record Engine(
    EngineOptions options,
    Registry registry,
    Workers workers,
    Completions completions,
    Failures failures,
    Counters counters,
    PubSubClock clock,
    LimitedLog log) {

  /** The JDK's own timer, which outlives an engine's stop. */
  private static final Executor LATER =
      CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS, Runnable::run);

  /**
   * Makes the parts of an engine.
   *
   * @param upstreams makes what each topic has to do with the world outside
   * @param log whose logger the engine writes to
   */
  public static Engine of(EngineOptions options, Supplier<Upstream> upstreams, Class<?> log) {
    PubSubClock clock = options.clock() == null ? new SystemClock() : options.clock();
    LimitedLog lines = new LimitedLog(log, clock::nanoTime);
    Counters counters = new Counters();
    Failures failures = new Failures(options.failureHandler(), lines);
    Executor executor = options.executor() == null ? virtualThreads() : options.executor();
    Workers workers = new Workers(executor, clock::nanoTime);
    Registry registry =
        new Registry(
            executor,
            workers,
            options.mailbox(),
            options.mailboxesBytes(),
            options.observer(),
            counters,
            failures,
            upstreams);
    Completions completions = new Completions(new Workers(executor, clock::nanoTime), LATER, lines);
    return new Engine(options, registry, workers, completions, failures, counters, clock, lines);
  }

  /** Reads the counters, with what is known of the link. */
  public PubSubStats stats(Link.State state) {
    return new PubSubStats(
        counters.broadcasts.sum(),
        workers.delivered(),
        counters.dropped.sum(),
        counters.failedHandlers.sum(),
        counters.malformed.sum(),
        counters.duplicates.sum(),
        counters.gaps.sum(),
        counters.unhandledGaps.sum(),
        counters.failedBroadcasts.sum(),
        state.outboxMessages(),
        state.outboxBytes(),
        registry.sessions().size(),
        registry.topics().size(),
        state.receiving(),
        state.sending());
  }

  private static Executor virtualThreads() {
    ThreadFactory factory = Thread.ofVirtual().name("jview-pubsub-", 0).factory();
    return task -> factory.newThread(task).start();
  }
}
