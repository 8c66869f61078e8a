package io.jview.pubsub;

import io.jview.pubsub.log.LimitedLog;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;

/** The parts that an engine shares with its link. */
record Engine(
    PubSub.Builder options,
    Registry registry,
    Dispatcher dispatcher,
    Completions completions,
    Failures failures,
    Counters counters,
    PubSubClock clock,
    LimitedLog log) {

  static Engine of(PubSub.Builder options) {
    PubSubClock clock = options.clock == null ? new SystemClock() : options.clock;
    LimitedLog log = new LimitedLog(PubSub.class, clock::nanoTime);
    Counters counters = new Counters();
    Failures failures = new Failures(options.failureHandler, log);
    Executor executor = options.executor == null ? virtualThreads() : options.executor;
    Dispatcher dispatcher = new Dispatcher(executor, clock, options, counters, failures);
    return new Engine(
        options,
        new Registry(dispatcher),
        dispatcher,
        new Completions(executor),
        failures,
        counters,
        clock,
        log);
  }

  PubSubStats stats(Link.State state) {
    return new PubSubStats(
        counters.broadcasts.sum(),
        dispatcher.workers().delivered(),
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
