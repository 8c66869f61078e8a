package io.jview.pubsub.testkit;

import io.jview.pubsub.InstrumentedPubSub;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubStats;
import io.jview.pubsub.Replay;
import io.jview.pubsub.Retention;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.spi.Traits;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A provider for the tests of applications: works in memory, is started on creation, and keeps a
 * log of who subscribed and what was broadcast.
 *
 * <p>A message is delivered before {@link #broadcast} returns, on the caller's thread, unless a
 * delivery is under way on this or another thread: then right after it, by that thread. A handler
 * that waits therefore holds up all others, and nothing ever waits long enough to overflow a
 * mailbox: rules D4 and D5 do not hold here. All others are those of every backend.
 *
 * <p>Every method may be called from any thread.
 */
public final class RecordingPubSub implements InstrumentedPubSub {

  private final CallerRuns executor = new CallerRuns();
  private final PubSub engine =
      PubSub.inMemoryBuilder().executor(executor).replay("", Retention.ofMessages(1_000)).build();

  private final Object log = new Object();

  // Guarded by the log.
  private final List<RecordedSubscription> subscriptions = new ArrayList<>();
  private final Set<RecordedSubscription> active = new LinkedHashSet<>();
  private final List<RecordedBroadcast> broadcasts = new ArrayList<>();

  private RecordingPubSub() {}

  /**
   * Makes one and starts it.
   *
   * @return the provider, started
   */
  public static RecordingPubSub create() {
    RecordingPubSub pubsub = new RecordingPubSub();
    pubsub.start().toCompletableFuture().join();
    return pubsub;
  }

  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, TopicHandler handler) {
    return logged(
        () -> engine.subscribeTopic(sessionId, topic, handler),
        () -> {
          RecordedSubscription subscription = new RecordedSubscription(sessionId, topic);
          subscriptions.add(subscription);
          active.add(subscription);
        });
  }

  /** Keeps the newest thousand messages of every topic, so that any can be replayed. */
  @Override
  public CompletionStage<Void> subscribeTopic(
      String sessionId, String topic, Replay replay, TopicHandler handler) {
    return logged(
        () -> engine.subscribeTopic(sessionId, topic, replay, handler),
        () -> {
          RecordedSubscription subscription = new RecordedSubscription(sessionId, topic);
          subscriptions.add(subscription);
          active.add(subscription);
        });
  }

  @Override
  public CompletionStage<Void> unsubscribeTopic(String sessionId, String topic) {
    return logged(
        () -> engine.unsubscribeTopic(sessionId, topic),
        () -> active.remove(new RecordedSubscription(sessionId, topic)));
  }

  @Override
  public CompletionStage<Void> unsubscribeAll(String sessionId) {
    return logged(
        () -> engine.unsubscribeAll(sessionId),
        () -> active.removeIf(subscription -> subscription.sessionId().equals(sessionId)));
  }

  @Override
  public CompletionStage<Void> broadcast(String topic, @Nullable Object message) {
    Message encoded = Message.of(message);
    return logged(
        () -> engine.broadcast(topic, encoded),
        () -> broadcasts.add(new RecordedBroadcast(topic, encoded)));
  }

  @Override
  public CompletionStage<Void> broadcastFrom(
      String sessionId, String topic, @Nullable Object message) {
    Message encoded = Message.of(message);
    return logged(
        () -> engine.broadcastFrom(sessionId, topic, encoded),
        () -> broadcasts.add(new RecordedBroadcast(topic, encoded)));
  }

  @Override
  public CompletionStage<Void> broadcastLocal(String topic, @Nullable Object message) {
    Message encoded = Message.of(message);
    return logged(
        () -> engine.broadcastLocal(topic, encoded),
        () -> broadcasts.add(new RecordedBroadcast(topic, encoded)));
  }

  /**
   * Makes a call and logs it where the engine did not refuse it, both at one moment; the engine
   * calls no handler before it is over.
   */
  private CompletionStage<Void> logged(Supplier<CompletionStage<Void>> call, Runnable entry) {
    return executor.around(
        () -> {
          synchronized (log) {
            CompletionStage<Void> done = call.get();
            if (!done.toCompletableFuture().isCompletedExceptionally()) {
              entry.run();
            }
            return done;
          }
        });
  }

  @Override
  public CompletionStage<Void> start() {
    return executor.around(engine::start);
  }

  @Override
  public CompletionStage<Void> stop() {
    CompletionStage<Void> done = logged(engine::stop, active::clear);
    executor.runWithin();
    return done;
  }

  /**
   * Gives every subscription that was made, also those that have ended.
   *
   * @return a copy, in the order in which they were made
   */
  public List<RecordedSubscription> subscriptions() {
    synchronized (log) {
      return List.copyOf(subscriptions);
    }
  }

  /**
   * Gives every broadcast that was accepted.
   *
   * @return a copy, in the order in which they were made
   */
  public List<RecordedBroadcast> broadcasts() {
    synchronized (log) {
      return List.copyOf(broadcasts);
    }
  }

  /**
   * Gives the subscriptions that have not ended.
   *
   * @return a copy, in the order in which they were made
   */
  public List<RecordedSubscription> activeSubscriptions() {
    synchronized (log) {
      return List.copyOf(active);
    }
  }

  /**
   * Checks that every subscription has ended, as it must when all views are gone.
   *
   * @throws AssertionError if one is left; the text names each
   */
  public void assertNoSubscriptions() {
    List<RecordedSubscription> left = activeSubscriptions();
    if (!left.isEmpty()) {
      String each =
          left.stream()
              .map(one -> "  session '%s' on topic '%s'".formatted(one.sessionId(), one.topic()))
              .collect(Collectors.joining("\n"));
      throw new AssertionError(left.size() + " subscriptions are left:\n" + each);
    }
  }

  @Override
  public PubSubStats stats() {
    return engine.stats();
  }

  @Override
  public Traits traits() {
    return engine.traits();
  }
}
