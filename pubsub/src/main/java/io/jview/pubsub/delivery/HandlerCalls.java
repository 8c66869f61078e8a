package io.jview.pubsub.delivery;

import io.jview.pubsub.work.Work;
import io.jview.pubsub.work.Worker;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * The calls of one session's handlers, one at a time: which one is under way, and when the last one
 * of a subscription is over. The lock is the mailbox's.
 */
abstract class HandlerCalls extends BriefLock implements Work {

  final Dispatcher dispatcher;

  // Guarded by the lock.
  private @Nullable Worker worker;

  /** Whether a subscription has ended: who ended it has perhaps found the mailbox at work. */
  private boolean left;

  // Written under the lock, read by the worker without it.
  private volatile boolean closed;
  private volatile @Nullable CompletableFuture<Void> finished;

  /** Written by the worker, before it looks whether the subscription has ended. */
  private volatile @Nullable Recipient running;

  HandlerCalls(Dispatcher dispatcher) {
    this.dispatcher = dispatcher;
  }

  /** A number that is another one for each call; under the lock. */
  abstract long position();

  /** Whether no handler is called any more. */
  final boolean isClosed() {
    return closed;
  }

  final boolean hasLeft() {
    return left;
  }

  /** A worker begins to make calls; under the lock. */
  final void takenUp(Worker now) {
    worker = now;
  }

  /** The worker makes none for now; under the lock. Gives what is to be completed then. */
  final @Nullable CompletableFuture<Void> laidDown() {
    running = null;
    worker = null;
    return takeFinished();
  }

  /** Notes whose handler is called next; false if it must not be. The order of steps matters. */
  final boolean begins(Recipient recipient) {
    running = recipient;
    if (finished != null) {
      finish();
    }
    if (closed) {
      recipient.ended = true;
    }
    return !recipient.ended;
  }

  /** Calls the handler that {@link #running} tells of, unless its subscription has ended. */
  final void call(Recipient recipient, Object item, Worker now) {
    if (!recipient.ended) {
      dispatcher.deliver(recipient, item, now);
    }
    if (recipient.ended) {
      finish();
    }
  }

  /** The call that was waited for is over: the worker has gone on, or will not make it. */
  private void finish() {
    CompletableFuture<Void> over;
    lock();
    try {
      over = takeFinished();
    } finally {
      unlock();
    }
    complete(over);
  }

  private @Nullable CompletableFuture<Void> takeFinished() {
    CompletableFuture<Void> over = finished;
    if (over != null) {
      finished = null;
    }
    return over;
  }

  final void complete(@Nullable CompletableFuture<Void> over) {
    if (over != null) {
      dispatcher.complete(over);
    }
  }

  /**
   * Ends a subscription; gives when no handler of it begins any more, or null where that is now.
   */
  final @Nullable CompletableFuture<Void> end(Recipient recipient) {
    lock();
    try {
      recipient.ended = true;
      left = true;
      if (!recipient.is(running) || isHere()) {
        return null;
      }
      CompletableFuture<Void> over = whenFinished();
      return recipient.is(running)
          ? over.copy().completeOnTimeout(null, 1, TimeUnit.SECONDS)
          : null;
    } finally {
      unlock();
    }
  }

  private boolean isHere() {
    return worker != null && worker.isCurrent();
  }

  /**
   * Ends all calls for good; gives when the handler has returned that runs, or null where none
   * does, the caller's own aside. Under the lock.
   */
  final @Nullable CompletableFuture<Void> end(Thread caller) {
    closed = true;
    Recipient last = running;
    if (last != null) {
      last.ended = true;
    }
    return last == null || thread() == caller ? null : whenFinished();
  }

  /**
   * The running call has begun or is just about to; when it has returned it certainly had begun.
   * Who waits for a subscription's end waits a second at most, which is enough for that too: a
   * handler that waits for this stage would otherwise wait for itself.
   */
  private CompletableFuture<Void> whenFinished() {
    CompletableFuture<Void> over = finished;
    if (over == null) {
      over = new CompletableFuture<>();
      finished = over;
    }
    return over;
  }

  /** Interrupts a handler, unless the caller's own, that runs too long; gives its topic or null. */
  final @Nullable String interrupt(Thread caller) {
    lock();
    try {
      Recipient recipient = running;
      Thread thread = thread();
      if (recipient == null || thread == null || thread == caller) {
        return null;
      }
      thread.interrupt();
      return recipient.topic;
    } finally {
      unlock();
    }
  }

  @Override
  public final @Nullable Call call() {
    lock();
    try {
      Recipient recipient = running;
      Thread thread = thread();
      if (recipient == null || thread == null) {
        return null;
      }
      return new Call(recipient.sessionId, recipient.topic, position(), thread);
    } finally {
      unlock();
    }
  }

  /** The thread that works on it; null where none does. */
  private @Nullable Thread thread() {
    return worker == null ? null : worker.thread();
  }
}
