package io.jview.pubsub;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Runs mailboxes and calls handlers: what all mailboxes of an engine share. */
final class Dispatcher {

  private final Executor executor;
  private final int maxMessages;
  private final long maxBytes;
  private final Counters counters;
  private final Failures failures;
  private final PubSubObserver observer;
  private final Workers workers;
  private final Bursts bursts = new Bursts();

  Dispatcher(
      Executor executor,
      PubSubClock clock,
      PubSub.Builder options,
      Counters counters,
      Failures failures) {
    this.executor = executor;
    this.workers = new Workers(executor, clock::nanoTime);
    this.maxMessages = options.mailboxMessages;
    this.maxBytes = options.mailboxBytes;
    this.observer = options.observer;
    this.counters = counters;
    this.failures = failures;
  }

  int maxMessages() {
    return maxMessages;
  }

  long maxBytes() {
    return maxBytes;
  }

  void dropped(int messages) {
    counters.dropped.add(messages);
  }

  Workers workers() {
    return workers;
  }

  Bursts bursts() {
    return bursts;
  }

  /** Calls a handler; whatever it throws ends here. */
  void deliver(Subscription subscription, Object item, Worker worker) {
    try {
      if (item instanceof Message message) {
        worker.delivers();
        subscription.handler.onMessage(subscription.topic.name, message);
      } else {
        tell(subscription, (Gap) item);
      }
    } catch (Throwable failure) {
      counters.failedHandlers.increment();
      failures.report(subscription.session.id, subscription.topic.name, failure);
    }
    Thread.interrupted();
  }

  private void tell(Subscription subscription, Gap gap) {
    if (gap.reason() == Gap.Reason.REJECTED) {
      subscription.session.registry.forget(subscription);
    }
    counters.gaps.increment();
    observer.onGap(subscription.session.id, gap);
    UnhandledGaps.tell(subscription.handler, gap, counters.unhandledGaps);
  }

  /** Completes a stage on a completion thread. */
  void complete(CompletableFuture<Void> stage) {
    executor.execute(() -> stage.complete(null));
  }
}
