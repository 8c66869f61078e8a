package io.jview.pubsub.delivery;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubObserver;
import io.jview.pubsub.log.Tally;
import io.jview.pubsub.work.Failures;
import io.jview.pubsub.work.Worker;
import io.jview.pubsub.work.Workers;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** Calls handlers: what all mailboxes of an engine share. */
final class Dispatcher {

  private final Executor executor;
  private final Counters counters;
  private final Failures failures;
  private final PubSubObserver observer;
  private final Workers workers;
  private final Limits limits;
  private final Slots slots;
  private final Endings endings;
  private final Bursts bursts = new Bursts();

  Dispatcher(
      Executor executor,
      Workers workers,
      Limits limits,
      long mailboxesBytes,
      PubSubObserver observer,
      Counters counters,
      Failures failures,
      Endings endings) {
    this.executor = executor;
    this.workers = workers;
    this.limits = limits;
    this.slots = new Slots(mailboxesBytes);
    this.observer = observer;
    this.counters = counters;
    this.failures = failures;
    this.endings = endings;
  }

  Limits limits() {
    return limits;
  }

  Slots slots() {
    return slots;
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

  /** Hands an item to a handler, or to what stands before it. */
  void deliver(Recipient recipient, Object item, Worker worker) {
    Guard guard = recipient.guard;
    if (guard == null) {
      hand(recipient, item, worker);
      return;
    }
    try {
      guard.take(item, new Handing(this, recipient, worker));
    } catch (RuntimeException | Error bug) {
      failures.report(recipient.sessionId, recipient.topic, bug);
    }
  }

  /** Calls a handler; whatever it throws ends here. */
  private void hand(Recipient recipient, Object item, Worker worker) {
    try {
      if (item instanceof Message message) {
        worker.delivers();
        recipient.handler.onMessage(recipient.topic, message);
      } else {
        tell(recipient, (Gap) item);
      }
    } catch (Throwable failure) {
      counters.failedHandlers.increment();
      failures.report(recipient.sessionId, recipient.topic, failure);
    }
    Thread.interrupted();
  }

  private void tell(Recipient recipient, Gap gap) {
    if (gap.reason() == Gap.Reason.REJECTED) {
      endings.refused(recipient);
    }
    counters.gaps.increment();
    observer.onGap(recipient.sessionId, gap);
    Tally.during(counters.unhandledGaps, () -> recipient.handler.onGap(gap));
  }

  /** A mailbox is at rest in which a subscription has ended. */
  void atRest(String sessionId) {
    endings.atRest(sessionId);
  }

  /** Completes a stage on a completion thread. */
  void complete(CompletableFuture<Void> stage) {
    executor.execute(() -> stage.complete(null));
  }

  /** What a guard hands on. */
  private record Handing(Dispatcher dispatcher, Recipient recipient, Worker worker)
      implements Guard.Handler {

    @Override
    public void hand(Message message) {
      dispatcher.hand(recipient, message, worker);
    }

    @Override
    public void tell(Gap gap) {
      dispatcher.hand(recipient, gap, worker);
    }

    @Override
    public boolean isOver() {
      return recipient.ended;
    }
  }
}
