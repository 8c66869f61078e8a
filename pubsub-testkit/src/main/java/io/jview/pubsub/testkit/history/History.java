package io.jview.pubsub.testkit.history;

import io.jview.pubsub.Gap;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicLong;

/**
 * All that happened in one run: who was subscribed when, what was sent when, what arrived. Written
 * by any thread; every moment is a tick of one clock, so that of two events the one that was over
 * before the other began has the smaller tick.
 */
final class History {

  private final AtomicLong clock = new AtomicLong();
  final Queue<Change> changes = new ConcurrentLinkedQueue<>();
  final Queue<Sent> sent = new ConcurrentLinkedQueue<>();
  final Queue<Arrival> arrivals = new ConcurrentLinkedQueue<>();
  final Queue<Missed> gaps = new ConcurrentLinkedQueue<>();

  /** Whether the backend gives a topic one order for all instances. */
  volatile boolean oneOrder = true;

  /** How often the link was cut. */
  volatile int outages;

  /** Frames that came again, which the engines have kept to themselves. */
  volatile long swallowed;

  /** The first number of the last round of probes. */
  volatile int lastProbes;

  long tick() {
    return clock.incrementAndGet();
  }

  /** A session on a topic. */
  record Pair(String session, String topic) {
    @Override
    public String toString() {
      return session + " on " + topic;
    }
  }

  /** A session subscribed or unsubscribed, some time from begun to done. */
  record Change(Pair pair, boolean subscribed, long begun, long done) {}

  /** A publisher's numbered message, and what became of the broadcast. */
  record Sent(String topic, long message, long begun, Outcome outcome) {

    private static final long NUMBERS = 1_000_000;

    /** The one text of a message: its publisher and its number there. */
    static long message(int publisher, int number) {
      return publisher * NUMBERS + number;
    }

    static long publisher(long message) {
      return message / NUMBERS;
    }

    static long number(long message) {
      return message % NUMBERS;
    }
  }

  /** What a broadcast's stage said. */
  enum Outcome {
    ACCEPTED,
    NOT_SENT,
    UNKNOWN
  }

  /** A handler was called with a message. */
  record Arrival(Pair pair, long message, long at) {}

  /** A handler was told a gap. */
  record Missed(Pair pair, Gap.Reason reason, long at) {}

  /** A rule that a run has broken, and how. */
  record Violation(String rule, String text) {}

  /** The messages that must reach all who are subscribed in the end, and nobody else. */
  List<Sent> probes() {
    return sent.stream()
        .filter(s -> Sent.publisher(s.message()) >= PROBES)
        .filter(s -> Sent.number(s.message()) >= lastProbes)
        .toList();
  }

  /** The publisher of what the first instance sends when all else is over; others come next. */
  static final int PROBES = 90;
}
