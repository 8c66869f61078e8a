package io.jview.pubsub.broker;

import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.PubSubException;
import io.jview.pubsub.spi.Direction;
import io.jview.pubsub.spi.PubSubAdapter;
import io.jview.pubsub.spi.RefusedException;
import io.jview.pubsub.work.Stages;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.locks.ReentrantLock;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the adapter connected: one try at a time, limited in time, and while a direction is down
 * another one after a pause, for ever. Knows which try's connections carry each direction. Its lock
 * puts the facts about the link into one order.
 */
final class Connector {

  /** Is told what becomes of the directions; gives what is to be done when no lock is held. */
  interface Listener {

    /** Notes the fact, in order, under the connector's lock; gives how to act on it. */
    Runnable up(Direction direction, Carrier carrier);

    /** Notes the fact, in order, under the connector's lock; gives how to act on it. */
    Runnable down(Direction direction, @Nullable Throwable cause);

    /** A try has failed, and there will be another one. */
    void failed(String missing, Throwable failure);
  }

  private final PubSubAdapter adapter;
  private final Carrier.Listener reports;
  private final Listener listener;
  private final PubSubClock clock;
  private final Duration timeout;
  private final Backoff backoff;
  private final ReentrantLock lock = new ReentrantLock();

  // Guarded by the lock.
  private final Map<Direction, Carrier> carriers = new EnumMap<>(Direction.class);
  private long tries;
  private @Nullable Carrier trying;
  private @Nullable Runnable pause;
  private @Nullable Starting starting;
  private boolean active;
  private boolean closed;

  /** Whether the adapter tells of what it restores, each direction for itself. */
  private boolean tells;

  Connector(
      PubSubAdapter adapter,
      Carrier.Listener reports,
      Listener listener,
      PubSubClock clock,
      Duration timeout,
      RandomGenerator random) {
    this.adapter = adapter;
    this.reports = reports;
    this.listener = listener;
    this.clock = clock;
    this.timeout = timeout;
    this.backoff = new Backoff(random);
  }

  /**
   * Begins to try. Where it is patient, the start is done when the first try is over; otherwise
   * when both directions are up, and it fails when the broker refuses us or the time-out is over.
   */
  CompletionStage<Void> start(boolean patient) {
    Starting start = new Starting(patient);
    boolean isUp;
    lock.lock();
    try {
      active = true;
      starting = start;
      isUp = isUp();
    } finally {
      lock.unlock();
    }
    start.limit = clock.schedule(timeout, () -> startIsLate(start));
    if (isUp) {
      finish(start, null);
    } else {
      connect();
    }
    return start.done;
  }

  private void startIsLate(Starting start) {
    Throwable failure =
        start.failure == null
            ? new PubSubException("the broker has not answered within " + timeout)
            : start.failure;
    finish(start, failure);
  }

  /** The start is over; where it has failed, nothing is tried any more until the next one. */
  private void finish(Starting start, @Nullable Throwable failure) {
    lock.lock();
    try {
      if (starting != start) {
        return;
      }
      starting = null;
      if (failure != null && !start.patient) {
        rest();
      }
    } finally {
      lock.unlock();
    }
    start.limit.run();
    if (failure == null || start.patient) {
      start.done.complete(null);
    } else {
      start.done.completeExceptionally(failure);
    }
  }

  /** Tries no more; what a try that is under way will say is ignored. */
  private void rest() {
    active = false;
    trying = null;
    if (pause != null) {
      pause.run();
      pause = null;
    }
  }

  private void connect() {
    Carrier carrier = begin();
    if (carrier == null) {
      return;
    }
    Runnable limit =
        clock.schedule(
            timeout, () -> over(carrier, new PubSubException("no answer within " + timeout)));
    CompletionStage<Void> connected;
    try {
      connected = adapter.connect(carrier);
    } catch (RuntimeException e) {
      connected = Stages.failed(e);
    }
    connected.whenComplete(
        (done, failure) -> {
          limit.run();
          over(carrier, failure == null ? null : Stages.cause(failure));
        });
  }

  private @Nullable Carrier begin() {
    lock.lock();
    try {
      pause = null;
      if (!active || trying != null || isUp()) {
        return null;
      }
      Carrier next = new Carrier(++tries, reports);
      trying = next;
      return next;
    } finally {
      lock.unlock();
    }
  }

  /** A try is over, or has lasted for too long and is given up. */
  private void over(Carrier carrier, @Nullable Throwable failure) {
    List<Runnable> acts = new ArrayList<>();
    Starting start;
    boolean isUp;
    String missing;
    lock.lock();
    try {
      if (trying != carrier) {
        return;
      }
      for (Direction direction : Direction.values()) {
        if (failure == null && bringsAlong(carrier, direction)) {
          take(direction, carrier, acts);
        }
      }
      trying = null;
      isUp = isUp();
      missing = missing();
      start = starting;
      if (isUp) {
        backoff.reset();
      }
    } finally {
      lock.unlock();
    }
    acts.forEach(Runnable::run);
    settle(start, isUp, failure, missing);
  }

  private void settle(
      @Nullable Starting start, boolean isUp, @Nullable Throwable failure, String missing) {
    if (start != null) {
      start.failure = failure == null ? start.failure : failure;
      if (isUp || start.patient || failure instanceof RefusedException) {
        finish(start, isUp ? null : failure);
      }
    }
    if (retry() && failure != null) {
      listener.failed(missing, failure);
    }
  }

  /** A new link as a whole brings along both; who tells of each has told of what is there. */
  private boolean bringsAlong(Carrier carrier, Direction direction) {
    return carrier.bringsAlong(direction) && !(tells && carriers.containsKey(direction));
  }

  private boolean isUp() {
    return carriers.size() == Direction.values().length;
  }

  private String missing() {
    return Directions.names(direction -> !carriers.containsKey(direction));
  }

  /** A try's connections carry a direction from here on; under the lock. */
  private void take(Direction direction, Carrier carrier, List<Runnable> acts) {
    Carrier before = carriers.put(direction, carrier);
    if (before == carrier) {
      return;
    }
    if (before != null) {
      acts.add(listener.down(direction, null));
    }
    acts.add(listener.up(direction, carrier));
  }

  /** Tries again after a pause where that is needed; gives whether it is. */
  private boolean retry() {
    lock.lock();
    try {
      boolean again = active && trying == null && !isUp();
      if (again && pause == null) {
        pause = clock.schedule(backoff.next(), this::connect);
      }
      return again;
    } finally {
      lock.unlock();
    }
  }

  /**
   * A try tells that a direction works: it may be under way, over, or have been given up, for what
   * it has made late is there, and the adapter will not make it again.
   */
  void up(Direction direction, Carrier carrier) {
    List<Runnable> acts = new ArrayList<>();
    lock.lock();
    try {
      tells = true;
      Carrier before = carriers.get(direction);
      boolean works = carrier.raise(direction) && !closed;
      if (works && (before == null || before.yields(direction, carrier))) {
        take(direction, carrier, acts);
      }
    } finally {
      lock.unlock();
    }
    acts.forEach(Runnable::run);
  }

  /** A connection is over: where it carried the direction, that is to be restored. */
  void down(Direction direction, Carrier carrier, @Nullable Throwable cause) {
    Runnable act;
    lock.lock();
    try {
      carrier.fall(direction);
      if (!carriers.remove(direction, carrier)) {
        return;
      }
      act = listener.down(direction, cause);
      hurry();
    } finally {
      lock.unlock();
    }
    act.run();
    retry();
  }

  /** What has just fallen does not wait for the pause of what could not be had for long. */
  private void hurry() {
    if (pause != null) {
      pause.run();
      pause = null;
      backoff.reset();
    }
  }

  void close() {
    lock.lock();
    try {
      rest();
      closed = true;
      carriers.clear();
    } finally {
      lock.unlock();
    }
  }

  /** A start that is under way. */
  private static final class Starting {
    private final boolean patient;
    private final CompletableFuture<Void> done = new CompletableFuture<>();
    private volatile Runnable limit = () -> {};
    private volatile @Nullable Throwable failure;

    Starting(boolean patient) {
      this.patient = patient;
    }
  }
}
