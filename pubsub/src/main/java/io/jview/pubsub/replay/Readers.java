package io.jview.pubsub.replay;

import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.Replay;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.work.Stages;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.jspecify.annotations.Nullable;

/** What the readers of an engine share: the log, and time. */
public final class Readers {

  private static final long SHORTEST_PAUSE_MILLIS = 50;
  private static final int MOST_DOUBLINGS = 6;

  private final SharedReads reads;
  private final Messages messages;
  private final PubSubClock clock;
  private final Duration patience;
  private final LimitedLog log;

  /**
   * Makes them.
   *
   * @param patience how long a subscription waits for its first page
   */
  public Readers(
      TopicLog topics, Messages messages, PubSubClock clock, Duration patience, LimitedLog log) {
    this.reads = new SharedReads(topics);
    this.log = log;
    this.messages = messages;
    this.clock = clock;
    this.patience = patience;
  }

  /** A reader that has not begun. */
  public Reader from(Replay start) {
    return new Reader(start, this);
  }

  Messages messages() {
    return messages;
  }

  CompletionStage<Page> read(String topic, long from) {
    return reads.read(topic, from);
  }

  /** Ends the wait of a subscription in time. */
  void limit(CompletableFuture<Void> begun) {
    if (begun.isDone()) {
      return;
    }
    Runnable timer = clock.schedule(patience, () -> begun.complete(null));
    begun.whenComplete((done, failure) -> timer.run());
  }

  /** Says in the log why none can be read; what is only trouble with the link others say. */
  void failed(String topic, @Nullable Throwable failure) {
    if (failure != null && Stages.cause(failure) instanceof RefusedException refusal) {
      log.warn(
          "The log of topic '{}' cannot be read, which is tried again: {}",
          topic,
          refusal.getMessage());
    }
  }

  /** Runs a task after a pause that grows with the failures. */
  void later(int failures, Runnable task) {
    long millis = SHORTEST_PAUSE_MILLIS << Math.min(failures, MOST_DOUBLINGS);
    clock.schedule(Duration.ofMillis(millis), task);
  }
}
