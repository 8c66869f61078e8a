package io.jview.pubsub.work;

import io.jview.pubsub.PubSubClock;
import io.jview.pubsub.PubSubException;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Flags handlers that burn CPU: seen running, without a pause, for five seconds. One that waits is
 * left alone. Sees to it, too, that what is ready has a worker, though the executor has failed to
 * run the one that was called. Works on the clock's thread.
 */
public final class Watchdog {

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int TICKS_ALLOWED = 5;

  private final Workers workers;
  private final Failures failures;
  private final PubSubClock clock;
  private Map<Work, Sighting> seen = new HashMap<>();
  private volatile boolean stopped;

  /** Makes one that sleeps. */
  public Watchdog(Workers workers, Failures failures, PubSubClock clock) {
    this.workers = workers;
    this.failures = failures;
    this.clock = clock;
  }

  /** Begins to look, once. */
  public void start() {
    clock.schedule(TICK, this::tick);
  }

  /** Looks no more. */
  public void stop() {
    stopped = true;
  }

  private void tick() {
    if (!stopped) {
      clock.schedule(TICK, this::tick);
      workers.callForMore();
      look(workers.current());
    }
  }

  private void look(Collection<Work> active) {
    Map<Work, Sighting> now = new HashMap<>();
    for (Work work : active) {
      Work.Call call = work.call();
      if (call != null && call.thread().getState() == Thread.State.RUNNABLE) {
        Sighting before = seen.get(work);
        now.put(work, new Sighting(call, before == null ? 0 : before.ticksOf(call)));
      }
    }
    seen = now;
    now.values().forEach(this::flag);
  }

  private void flag(Sighting sighting) {
    if (sighting.ticks == TICKS_ALLOWED) {
      failures.report(
          sighting.call.sessionId(),
          sighting.call.topic(),
          new PubSubException(
              "the handler has been computing for 5 seconds without a pause; it holds a processor"
                  + " that other sessions need: move long computations to threads of your own"));
    }
  }

  private record Sighting(Work.Call call, int ticks) {

    int ticksOf(Work.Call later) {
      return later.number() == call.number() ? ticks + 1 : 0;
    }
  }
}
