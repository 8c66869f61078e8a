package io.jview.pubsub;

import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/**
 * Flags handlers that burn CPU: seen running, without a pause, for five seconds. One that waits is
 * left alone. Works on the clock's thread.
 */
final class Watchdog {

  private static final Duration TICK = Duration.ofSeconds(1);
  private static final int TICKS_ALLOWED = 5;

  private final Dispatcher dispatcher;
  private final Failures failures;
  private final PubSubClock clock;
  private Map<Mailbox, Sighting> seen = new HashMap<>();
  private volatile boolean stopped;

  Watchdog(Dispatcher dispatcher, Failures failures, PubSubClock clock) {
    this.dispatcher = dispatcher;
    this.failures = failures;
    this.clock = clock;
  }

  void start() {
    clock.schedule(TICK, this::tick);
  }

  void stop() {
    stopped = true;
  }

  private void tick() {
    if (!stopped) {
      look(dispatcher.workers().mailboxes());
      clock.schedule(TICK, this::tick);
    }
  }

  private void look(Collection<Mailbox> active) {
    Map<Mailbox, Sighting> now = new HashMap<>();
    for (Mailbox mailbox : active) {
      HandlerCalls.Call call = mailbox.call();
      if (call != null && call.thread().getState() == Thread.State.RUNNABLE) {
        Sighting before = seen.get(mailbox);
        now.put(mailbox, new Sighting(call, before == null ? 0 : before.ticksOf(call)));
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

  private record Sighting(HandlerCalls.Call call, int ticks) {

    int ticksOf(HandlerCalls.Call later) {
      return later.number() == call.number() ? ticks + 1 : 0;
    }
  }
}
