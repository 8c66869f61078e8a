package io.jview.pubsub.presence.node;

import io.jview.pubsub.presence.node.Said.Change;
import io.jview.pubsub.presence.node.Said.State;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * A topic that this instance looks at: its own sessions, what it has heard, and who is told.
 * Belongs to the {@link Serial} thread, but for what {@link SeenTopic} lets others read.
 */
final class Held {

  final String topic;
  final OwnTopic own;
  final SeenTopic seen = new SeenTopic();
  private final Map<String, Watcher> watchers = new HashMap<>();
  private @Nullable List<Consumer<@Nullable Throwable>> waiting = new ArrayList<>();
  private boolean behind;
  private boolean announcing;
  private boolean answering;

  Held(String topic, String self, LongSupplier numbers) {
    this.topic = topic;
    this.own = new OwnTopic(self, numbers);
  }

  /** Runs something once the topic is subscribed (then it is given null), or refused. */
  void whenReady(Consumer<@Nullable Throwable> task) {
    if (waiting == null) {
      task.accept(null);
    } else {
      waiting.add(task);
    }
  }

  /** It is subscribed, or will not be: what waits is run. */
  void ready(@Nullable Throwable failure) {
    List<Consumer<@Nullable Throwable>> tasks = waiting == null ? List.of() : waiting;
    waiting = null;
    tasks.forEach(task -> task.accept(failure));
  }

  /** How many are there, as far as is known. */
  int size() {
    return Math.max(own.size(), seen.size());
  }

  /** Tells a session from now on, at first who is there. */
  void watch(String sessionId, Watcher watcher) {
    unwatch(sessionId);
    watchers.put(sessionId, watcher);
    watcher.tell(seen.all());
  }

  void unwatch(String sessionId) {
    Watcher watcher = watchers.remove(sessionId);
    if (watcher != null) {
      watcher.end();
    }
  }

  /** Tells all who watch what was heard since this was called last. */
  void tell() {
    Delta delta = seen.takeDelta();
    if (!delta.isEmpty()) {
      watchers.values().forEach(watcher -> watcher.tell(delta));
    }
  }

  /** Whether nothing is left to do for it here. */
  boolean isIdle() {
    return waiting == null
        && watchers.isEmpty()
        && own.size() == 0
        && own.isSaid()
        && !behind
        && !announcing
        && !answering;
  }

  /** Somebody has asked: says whether an answer is to be given that is not on its way already. */
  boolean beginsToAnswer() {
    boolean begins = own.wasHeard() && !answering;
    answering |= begins;
    return begins;
  }

  /** Takes what is to be said now, unless all of it is about to be. */
  @Nullable Change nextChange() {
    return waiting != null || behind || announcing ? null : own.nextChange();
  }

  /** Others may lack something of what was said: all of it must be said again. */
  void fallsBehind() {
    behind = true;
    own.state().forEach(seen::apply);
  }

  /** What this instance knows of itself counts here even while nobody can be told. */
  void applyWhatCannotBeSaid() {
    if (behind && !own.isSaid()) {
      own.state().forEach(seen::apply);
    }
  }

  /**
   * Says all of it, one part after the other.
   *
   * @param ended is run when that is over: what has changed meanwhile is still to be said
   */
  CompletionStage<Void> announce(
      Serial serial, Function<Said, CompletionStage<Void>> say, Runnable ended) {
    announcing = true;
    behind = false;
    answering = false;
    CompletableFuture<Void> done = new CompletableFuture<>();
    sayNext(new ArrayDeque<>(own.state()), serial, say, ended, done);
    return done;
  }

  private void sayNext(
      Queue<State> parts,
      Serial serial,
      Function<Said, CompletionStage<Void>> say,
      Runnable ended,
      CompletableFuture<Void> done) {
    State part = parts.poll();
    if (part == null) {
      announcing = false;
      ended.run();
      done.complete(null);
      return;
    }
    say.apply(part)
        .whenComplete(
            (said, failure) ->
                serial.run(
                    () -> {
                      if (failure == null) {
                        sayNext(parts, serial, say, ended, done);
                      } else {
                        announcing = false;
                        fallsBehind();
                        ended.run();
                        done.completeExceptionally(failure);
                      }
                    }));
  }
}
