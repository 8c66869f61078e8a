package io.jview.pubsub.presence.node;

import static java.util.Objects.requireNonNull;

import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.PubSubProvider;
import io.jview.pubsub.presence.PresenceFullException;
import io.jview.pubsub.presence.PresenceHandler;
import io.jview.pubsub.presence.PresenceStats;
import io.jview.pubsub.presence.Present;
import io.jview.pubsub.presence.node.OwnTopic.Slot;
import io.jview.pubsub.presence.node.Sessions.Stake;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;

/** One instance among those that know who is there: what its application asks of it. */
public final class Node {

  /** How large the JSON form of a meta may be. */
  public static final int MAX_META_BYTES = 4 * 1024;

  /** How many may be there on one topic. */
  public static final int MAX_PRESENT = 100_000;

  static final int MAX_KEY = 1_024;
  private static final int MAX_TOPIC_BYTES = 1_000;

  private final Executor threads =
      Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("jview-presence").factory());
  private final PubSubClock clock;
  private final Serial serial;
  private final Topics topics;
  private final Sessions sessions = new Sessions();
  private boolean stopping;
  private final CompletableFuture<Void> stopped = new CompletableFuture<>();

  /**
   * Makes one that does nothing yet.
   *
   * @param pubsub how instances speak to each other
   * @param self its own name, unlike any other's
   * @param clock its time; closed at the stop if it can be
   * @param timeout after how long others that say nothing are dead
   */
  public Node(PubSubProvider pubsub, String self, PubSubClock clock, Duration timeout) {
    this.clock = clock;
    this.serial = new Serial(threads, this::settle);
    this.topics = new Topics(pubsub, self, clock, timeout, serial);
  }

  private void settle() {
    topics.settle();
  }

  /** Tracks a session, or updates what it says. */
  public CompletionStage<Void> track(String sessionId, String topic, String key, Message meta) {
    check(sessionId, topic, key, meta);
    return held(
        topic,
        (held, done) -> {
          if (!held.own.contains(new Slot(sessionId, key)) && held.size() >= MAX_PRESENT) {
            done.completeExceptionally(new PresenceFullException(topic, MAX_PRESENT));
            return;
          }
          sessions.add(sessionId, new Stake(topic, key));
          put(held, new Slot(sessionId, key), meta);
          done.complete(null);
        });
  }

  /** Updates what a session says, where it is tracked. */
  public CompletionStage<Void> update(String sessionId, String topic, String key, Message meta) {
    check(sessionId, topic, key, meta);
    Slot slot = new Slot(sessionId, key);
    return run(
        () -> {
          Held held = topics.get(topic);
          if (held != null && held.own.contains(slot)) {
            put(held, slot, meta);
          }
        });
  }

  private void put(Held held, Slot slot, Message meta) {
    held.own.put(slot, meta);
    topics.changed(held);
  }

  /** Ends the tracking of a session under a key. */
  public CompletionStage<Void> untrack(String sessionId, String topic, String key) {
    return giveUp(sessionId, new Stake(requireNonNull(topic, "topic"), requireNonNull(key, "key")));
  }

  /** Has a session be told of a topic. */
  public CompletionStage<Void> watch(String sessionId, String topic, PresenceHandler handler) {
    check(sessionId, topic);
    return held(
        topic,
        (held, done) -> {
          sessions.add(sessionId, new Stake(topic, null));
          Watcher watcher = new Watcher(topic, handler, threads);
          topics.settle(held);
          held.watch(sessionId, watcher);
          done.complete(null);
        });
  }

  /** Ends that. */
  public CompletionStage<Void> unwatch(String sessionId, String topic) {
    return giveUp(sessionId, new Stake(requireNonNull(topic, "topic"), null));
  }

  private CompletionStage<Void> giveUp(String sessionId, Stake stake) {
    requireNonNull(sessionId, "sessionId");
    return run(
        () -> {
          sessions.remove(sessionId, stake);
          end(sessionId, stake);
        });
  }

  /** Ends all that a session has. */
  public CompletionStage<Void> leave(String sessionId) {
    requireNonNull(sessionId, "sessionId");
    return run(() -> sessions.remove(sessionId).forEach(stake -> end(sessionId, stake)));
  }

  private void end(String sessionId, Stake stake) {
    Held held = topics.get(stake.topic());
    if (held == null) {
      return;
    }
    String key = stake.key();
    if (key != null) {
      held.own.remove(new Slot(sessionId, key));
    } else {
      held.unwatch(sessionId);
    }
    topics.changed(held);
  }

  /** Lists who is there. */
  public List<Present> list(String topic) {
    Held held = topics.get(requireNonNull(topic, "topic"));
    return held == null ? List.of() : held.seen.list();
  }

  /** Reads the numbers. */
  public PresenceStats stats() {
    return topics.stats();
  }

  /** Says good-bye and ends. */
  public CompletionStage<Void> stop() {
    serial.run(
        () -> {
          if (!stopping) {
            stopping = true;
            topics
                .stop()
                .whenComplete(
                    (done, failure) -> {
                      if (clock instanceof NodeClock ours) {
                        ours.close();
                      }
                      stopped.complete(null);
                    });
          }
        });
    return stopped.minimalCompletionStage();
  }

  /** What is done with a topic once this instance looks at it. */
  private interface Use {
    void of(Held held, CompletableFuture<Void> done);
  }

  private CompletionStage<Void> held(String topic, Use use) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    serial.run(
        () -> {
          if (stopping) {
            done.completeExceptionally(new IllegalStateException("this presence was stopped"));
          } else {
            Held held = topics.hold(topic);
            held.whenReady(failure -> ready(held, failure, use, done));
          }
        });
    return done;
  }

  private static void ready(
      Held held, @Nullable Throwable failure, Use use, CompletableFuture<Void> done) {
    if (failure == null) {
      use.of(held, done);
    } else {
      done.completeExceptionally(failure);
    }
  }

  private CompletionStage<Void> run(Runnable task) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    serial.run(
        () -> {
          task.run();
          done.complete(null);
        });
    return done;
  }

  private static void check(String sessionId, String topic, String key, Message meta) {
    check(sessionId, topic);
    if (requireNonNull(key, "key").isEmpty() || key.length() > MAX_KEY) {
      throw new IllegalArgumentException(
          "a key has 1 to %,d characters; this one has %,d".formatted(MAX_KEY, key.length()));
    }
    int bytes = meta.json().getBytes(StandardCharsets.UTF_8).length;
    if (bytes > MAX_META_BYTES) {
      throw new IllegalArgumentException(
          "what a session says of itself may have %,d bytes of JSON; this has %,d. Say where the rest is kept"
              .formatted(MAX_META_BYTES, bytes));
    }
  }

  private static void check(String sessionId, String topic) {
    if (requireNonNull(sessionId, "sessionId").isEmpty()) {
      throw new IllegalArgumentException("a session id must not be empty");
    }
    int bytes = requireNonNull(topic, "topic").getBytes(StandardCharsets.UTF_8).length;
    if (topic.isEmpty() || bytes > MAX_TOPIC_BYTES) {
      throw new IllegalArgumentException(
          "a topic of a presence has 1 to %,d bytes of UTF-8; this one has %,d"
              .formatted(MAX_TOPIC_BYTES, bytes));
    }
  }
}
