package io.jview.pubsub.engine;

import io.jview.pubsub.PubSubException;
import io.jview.pubsub.delivery.Session;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.work.Stages;
import io.jview.pubsub.work.SystemClock;
import io.jview.pubsub.work.Watchdog;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** An engine's one way from new to started to stopped. */
public final class Lifecycle {

  private enum State {
    NEW,
    STARTING,
    STARTED,
    STOPPED
  }

  private static final String TOO_EARLY = "the provider is not started: call start() first";
  private static final String TOO_LATE = "the provider is stopped for good: make another one";
  private static final CompletionStage<Void> NOT_STARTED =
      Stages.failed(new IllegalStateException(TOO_EARLY));
  private static final CompletionStage<Void> IS_STOPPED =
      Stages.failed(new IllegalStateException(TOO_LATE));

  private final Engine engine;
  private final Link link;
  private final Watchdog watchdog;
  private final ReentrantLock lock = new ReentrantLock();

  /** Written under the lock. */
  private volatile State state = State.NEW;

  private @Nullable CompletableFuture<Void> started;
  private @Nullable CompletableFuture<Void> stopped;

  /** Makes that of an engine which is new. */
  public Lifecycle(Engine engine, Link link) {
    this.engine = engine;
    this.link = link;
    this.watchdog = new Watchdog(engine.workers(), engine.failures(), engine.clock());
  }

  /** Why nothing can be subscribed or broadcast; null when it can. */
  public @Nullable CompletionStage<Void> refusal() {
    return switch (state) {
      case STARTED -> null;
      case NEW, STARTING -> NOT_STARTED;
      case STOPPED -> IS_STOPPED;
    };
  }

  /** Throws where {@link #refusal()} gives a stage that failed. */
  public void demandStarted() {
    State now = state;
    if (now != State.STARTED) {
      throw new IllegalStateException(now == State.STOPPED ? TOO_LATE : TOO_EARLY);
    }
  }

  /** Why nothing can be unsubscribed; null when it can. */
  public @Nullable CompletionStage<Void> tooEarly() {
    return state == State.NEW || state == State.STARTING ? NOT_STARTED : null;
  }

  /** Starts, once. */
  public CompletionStage<Void> start() {
    CompletableFuture<Void> done;
    lock.lock();
    try {
      if (state == State.STOPPED) {
        return IS_STOPPED;
      }
      if (started != null) {
        return engine.completions().apart(started);
      }
      state = State.STARTING;
      done = new CompletableFuture<>();
      started = done;
    } finally {
      lock.unlock();
    }
    CompletionStage<Void> mine = engine.completions().apart(done);
    startLink(done);
    return mine;
  }

  private void startLink(CompletableFuture<Void> done) {
    link.start()
        .whenComplete(
            (connected, failure) -> begun(done, failure == null ? null : Stages.cause(failure)));
  }

  private void begun(CompletableFuture<Void> done, @Nullable Throwable failure) {
    lock.lock();
    try {
      if (state != State.STARTING || started == null) {
        return;
      }
      state = failure == null ? State.STARTED : State.NEW;
      started = failure == null ? done : null;
    } finally {
      lock.unlock();
    }
    if (failure == null) {
      watchdog.start();
    }
    engine.completions().complete(done, failure == null ? null : cannotStart(failure));
  }

  private static PubSubException cannotStart(Throwable failure) {
    if (failure instanceof PubSubException known) {
      return known;
    }
    String what =
        failure instanceof RefusedException
            ? "the broker refuses the connection: "
            : "the broker cannot be reached: ";
    return new PubSubException(what + Stages.text(failure), failure);
  }

  /** Stops, for good. */
  public CompletionStage<Void> stop() {
    CompletableFuture<Void> done;
    CompletableFuture<Void> starting;
    lock.lock();
    try {
      if (stopped != null) {
        return engine.completions().apart(stopped);
      }
      done = new CompletableFuture<>();
      stopped = done;
      starting = state == State.STARTING ? started : null;
      state = State.STOPPED;
    } finally {
      lock.unlock();
    }
    if (starting != null) {
      engine
          .completions()
          .complete(starting, new PubSubException("the provider was stopped while it started"));
    }
    Thread caller = Thread.currentThread();
    CompletionStage<Void> mine = engine.completions().apart(done);
    link.stop().whenComplete((sent, failure) -> closeSessions(done, caller));
    return mine;
  }

  private void closeSessions(CompletableFuture<Void> done, Thread caller) {
    watchdog.stop();
    List<CompletableFuture<Void>> handlers = new ArrayList<>();
    for (Session session : engine.registry().sessions()) {
      CompletableFuture<Void> finished = session.close(caller);
      if (finished != null) {
        handlers.add(finished);
      }
    }
    CompletableFuture.allOf(handlers.toArray(CompletableFuture[]::new))
        .orTimeout(engine.options().stopTimeout().toMillis(), TimeUnit.MILLISECONDS)
        .whenComplete((idle, late) -> finish(done, caller, late != null));
  }

  private void finish(CompletableFuture<Void> done, Thread caller, boolean late) {
    if (late) {
      engine.registry().sessions().forEach(session -> interrupt(session, caller));
    }
    if (engine.clock() instanceof SystemClock own) {
      own.close();
    }
    engine.completions().complete(done, null);
  }

  private void interrupt(Session session, Thread caller) {
    String topic = session.interrupt(caller);
    if (topic != null) {
      engine
          .log()
          .warn(
              "Stopped while the handler of session '{}' for topic '{}' still ran; it is"
                  + " interrupted",
              session.id(),
              topic);
    }
  }
}
