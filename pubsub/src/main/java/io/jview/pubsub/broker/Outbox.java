package io.jview.pubsub.broker;

import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.broker.Shares.Share;
import io.jview.pubsub.delivery.Counters;
import io.jview.pubsub.engine.Engine;
import io.jview.pubsub.engine.EngineOptions;
import io.jview.pubsub.spi.LogBounds;
import io.jview.pubsub.spi.NotSentException;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.spi.ReplayLog;
import io.jview.pubsub.work.Completions;
import io.jview.pubsub.work.Stages;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/**
 * Broadcasts that the broker has not accepted yet, in order, within bounds of count, size and age.
 * While the link can send, each is handed over at once by the thread that brings it; one thread at
 * a time hands over, without a lock.
 */
final class Outbox {

  /** Topics whose frames are numbered without a break, however many are sent to. */
  private static final int MAX_NUMBERED_TOPICS = 100_000;

  private final PubSubAdapter adapter;
  private final @Nullable ReplayLog replayLog;
  private final Origins origins;
  private final Completions completions;
  private final Counters counters;
  private final PubSubClock clock;
  private final Duration publishTimeout;
  private final long maxAge;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private final Deque<Entry> waiting = new ArrayDeque<>();
  private final Deque<Entry> unsettled = new ArrayDeque<>();
  private final Shares shares;
  private boolean sending;
  private boolean handingOver;
  private boolean closed;
  private boolean timerSet;
  private @Nullable CompletableFuture<Void> emptied;

  Outbox(PubSubAdapter adapter, Engine engine, Signatures signatures) {
    this.adapter = adapter;
    this.replayLog = adapter instanceof ReplayLog log ? log : null;
    EngineOptions options = engine.options();
    this.shares = new Shares(options.outbox());
    this.publishTimeout = options.publishTimeout();
    this.maxAge = publishTimeout.toNanos();
    this.origins = new Origins(options.originId(), MAX_NUMBERED_TOPICS, signatures);
    this.completions = engine.completions();
    this.counters = engine.counters();
    this.clock = engine.clock();
  }

  /**
   * Takes a broadcast; the stage ends when the broker has answered, or by age.
   *
   * @param audience whom it is for, as {@link Audiences#write} writes it
   * @param kept how much of the topic is kept; null where it is not
   */
  CompletionStage<Void> add(String topic, byte[] json, byte[] audience, @Nullable LogBounds kept) {
    Entry entry;
    Entry next;
    lock.lock();
    try {
      if (closed) {
        return Stages.failed(new IllegalStateException("the provider is stopped"));
      }
      Share share = shares.take(topic, json.length);
      if (share == null) {
        counters.failedBroadcasts.increment();
        return Stages.failed(full(topic));
      }
      entry = new Entry(topic, share, json, audience, kept, clock.nanoTime() + maxAge);
      waiting.add(entry);
      unsettled.add(entry);
      setTimer();
      next = next(false);
    } finally {
      lock.unlock();
    }
    handOver(next);
    return entry;
  }

  private PubSubUnavailableException full(String topic) {
    String reason =
        "the outbox is full: %,d messages, %,d bytes wait for the broker%s"
            .formatted(shares.count(), shares.bytes(), shares.fullest());
    return new PubSubUnavailableException(topic, reason, false, null);
  }

  /** Notes that the link can send; {@link #handOver()} is to follow. */
  void open() {
    lock.lock();
    try {
      sending = true;
    } finally {
      lock.unlock();
    }
  }

  /** Notes that the link cannot send; gives how to fail what was handed over to it. */
  Runnable shut() {
    List<Entry> underWay = new ArrayList<>();
    lock.lock();
    try {
      sending = false;
      for (Entry entry : unsettled) {
        if (entry.handedOver && !entry.settled) {
          underWay.add(entry);
        }
      }
    } finally {
      lock.unlock();
    }
    return () -> underWay.forEach(entry -> settle(entry, new IOException("the link was lost")));
  }

  boolean sending() {
    lock.lock();
    try {
      return sending;
    } finally {
      lock.unlock();
    }
  }

  /** Hands over what waits while the link can send, unless another thread does so. */
  void handOver() {
    handOver(take(false));
  }

  private void handOver(@Nullable Entry first) {
    for (Entry entry = first; entry != null; entry = take(true)) {
      publish(entry);
    }
  }

  private @Nullable Entry take(boolean mine) {
    lock.lock();
    try {
      return next(mine);
    } finally {
      lock.unlock();
    }
  }

  /** What is to be handed over next; null where nothing is, or not by this thread. */
  private @Nullable Entry next(boolean mine) {
    if (handingOver && !mine) {
      return null;
    }
    Entry entry = sending ? waiting.poll() : null;
    handingOver = entry != null;
    if (entry != null) {
      entry.handedOver = true;
    }
    return entry;
  }

  private void publish(Entry entry) {
    CompletionStage<Void> answer;
    try {
      byte[] frame = origins.frame(entry.topic, entry.json, entry.audience);
      answer =
          entry.kept == null || replayLog == null
              ? adapter.publish(entry.topic, frame)
              : replayLog.append(entry.topic, frame, entry.kept);
    } catch (RuntimeException e) {
      answer = Stages.failed(e);
    }
    answer.whenComplete(entry);
  }

  private void settle(Entry entry, @Nullable Throwable failure) {
    if (remove(entry)) {
      finish(entry, failure == null ? null : explained(entry.topic, Stages.cause(failure)));
    }
  }

  private static Throwable explained(String topic, Throwable cause) {
    if (cause instanceof RefusedException) {
      return new PubSubException(
          "the broker refused a broadcast to topic '" + topic + "': " + cause.getMessage(), cause);
    }
    if (cause instanceof NotSentException) {
      return new PubSubUnavailableException(topic, "it could not be sent", false, cause);
    }
    return cause instanceof PubSubException
        ? cause
        : new PubSubUnavailableException(
            topic, "the connection was lost before the broker answered", true, cause);
  }

  private void finish(Entry entry, @Nullable Throwable failure) {
    if (failure != null) {
      counters.failedBroadcasts.increment();
    }
    entry.failure = failure;
    completions.execute(entry);
  }

  /** Takes an entry out of all accounts; false if that was done before. */
  private boolean remove(Entry entry) {
    CompletableFuture<Void> empty = null;
    lock.lock();
    try {
      if (entry.settled) {
        return false;
      }
      entry.settled = true;
      shares.give(entry.share, entry.json.length);
      while (!unsettled.isEmpty() && unsettled.getFirst().settled) {
        unsettled.removeFirst();
      }
      empty = shares.count() == 0 ? emptied : null;
    } finally {
      lock.unlock();
    }
    if (empty != null) {
      empty.complete(null);
    }
    return true;
  }

  private void setTimer() {
    Entry oldest = unsettled.peekFirst();
    if (!timerSet && oldest != null) {
      timerSet = true;
      long wait = Math.max(0, oldest.deadline - clock.nanoTime());
      clock.schedule(Duration.ofNanos(wait), this::expire);
    }
  }

  private void expire() {
    List<Entry> old = new ArrayList<>();
    lock.lock();
    try {
      timerSet = false;
      long now = clock.nanoTime();
      for (Entry entry : unsettled) {
        if (entry.deadline - now > 0) {
          break;
        }
        old.add(entry);
      }
      old.forEach(waiting::remove);
    } finally {
      lock.unlock();
    }
    old.forEach(this::expire);
    lock.lock();
    try {
      setTimer();
    } finally {
      lock.unlock();
    }
  }

  private void expire(Entry entry) {
    if (remove(entry)) {
      String reason =
          entry.handedOver
              ? "the broker has not answered within " + publishTimeout
              : "it could not be sent within " + publishTimeout;
      finish(entry, new PubSubUnavailableException(entry.topic, reason, entry.handedOver, null));
    }
  }

  /** Accepts nothing more; done when all that was accepted is settled. */
  CompletionStage<Void> close() {
    lock.lock();
    try {
      closed = true;
      emptied = new CompletableFuture<>();
      if (shares.count() == 0) {
        emptied.complete(null);
      }
      return emptied;
    } finally {
      lock.unlock();
    }
  }

  /** Fails what is left. */
  void abandon() {
    List<Entry> left;
    lock.lock();
    try {
      sending = false;
      waiting.clear();
      left = List.copyOf(unsettled);
    } finally {
      lock.unlock();
    }
    for (Entry entry : left) {
      if (remove(entry)) {
        finish(
            entry,
            new PubSubUnavailableException(
                entry.topic, "the provider was stopped", entry.handedOver, null));
      }
    }
  }

  int count() {
    lock.lock();
    try {
      return shares.count();
    } finally {
      lock.unlock();
    }
  }

  long bytes() {
    lock.lock();
    try {
      return shares.bytes();
    } finally {
      lock.unlock();
    }
  }

  /** A broadcast: the stage of its caller, what hears the broker's answer, and the completion. */
  private final class Entry extends CompletableFuture<Void>
      implements BiConsumer<@Nullable Void, @Nullable Throwable>, Runnable {
    private final String topic;
    private final Share share;
    private final byte[] json;
    private final byte[] audience;
    private final @Nullable LogBounds kept;
    private final long deadline;
    private boolean handedOver;
    private boolean settled;

    /** Set before it is handed over to be completed. */
    private @Nullable Throwable failure;

    Entry(
        String topic,
        Share share,
        byte[] json,
        byte[] audience,
        @Nullable LogBounds kept,
        long deadline) {
      this.topic = topic;
      this.share = share;
      this.json = json;
      this.audience = audience;
      this.kept = kept;
      this.deadline = deadline;
    }

    @Override
    public void accept(@Nullable Void done, @Nullable Throwable problem) {
      settle(this, problem);
    }

    @Override
    public void run() {
      if (failure == null) {
        complete(null);
      } else {
        completeExceptionally(failure);
      }
    }
  }
}
