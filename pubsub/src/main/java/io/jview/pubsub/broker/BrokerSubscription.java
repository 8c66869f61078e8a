package io.jview.pubsub.broker;

import io.jview.pubsub.delivery.Topic;
import io.jview.pubsub.delivery.Upstream;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one topic's subscription at the broker, and of the senders heard on it since it
 * was confirmed. Guarded by the topic's lock.
 */
final class BrokerSubscription implements Upstream {

  /** Where a topic stands with the broker. */
  enum State {
    IDLE,
    SUBSCRIBING,
    SUBSCRIBED,
    UNSUBSCRIBING,
    DISPOSED
  }

  /** How a frame's number follows on the one before it. */
  enum Sequence {
    NEXT,
    HOLE,
    /** Far from all that was heard: another numbering begins. */
    ANEW,
    SEEN
  }

  /** Senders remembered for a topic; those not heard for longest are forgotten. */
  private static final int MAX_ORIGINS = 1_024;

  private State state = State.IDLE;
  private long attempt;
  private long carrier;
  private @Nullable Map<String, Last> last;

  /** The one of them that was heard last. */
  private @Nullable Last latest;

  /** How the topic's frames begin that instances of ours write; not guarded. */
  private volatile byte @Nullable [] head;

  /** What is known of a topic, which was made with one. */
  static BrokerSubscription of(Topic topic) {
    return (BrokerSubscription) topic.upstream();
  }

  byte[] head(String topic) {
    byte[] known = head;
    if (known == null) {
      known = Frame.head(topic);
      head = known;
    }
    return known;
  }

  State state() {
    return state;
  }

  /** Moves on; gives the number by which the broker's answer will be known. */
  long move(State next) {
    state = next;
    last = null;
    latest = null;
    return ++attempt;
  }

  /** Asks the broker for the topic, over the connections of one try. */
  long ask(long by) {
    carrier = by;
    return move(State.SUBSCRIBING);
  }

  /** Over whose connections the broker was asked last. */
  long carrier() {
    return carrier;
  }

  /** The broker does not know of the topic any more. */
  void forgotten() {
    if (state != State.DISPOSED) {
      move(State.IDLE);
    }
  }

  /** Whether an answer belongs to what is being asked now. */
  boolean awaits(State expected, long number) {
    return state == expected && attempt == number;
  }

  @Override
  public boolean dispose() {
    if (state == State.IDLE) {
      move(State.DISPOSED);
    }
    return state == State.DISPOSED;
  }

  /** Takes a frame's number; the first of each sender is where counting starts. */
  Sequence sequence(String origin, long number) {
    Last before = latest;
    if (before == null || !before.origin.equals(origin)) {
      before = last(origin);
      latest = before;
    }
    return before.follow(number);
  }

  private Last last(String origin) {
    if (last == null) {
      last = new Origins();
    }
    return last.computeIfAbsent(origin, Last::new);
  }

  /** What numbers were heard from a sender: the last one, and which of those just before it. */
  private static final class Last {
    private static final int NEAR = Long.SIZE;

    private final String origin;
    private boolean heard;
    private long first;
    private long number;

    /** Which of the last numbers have come: the lowest bit is the last one's. */
    private long near;

    Last(String origin) {
      this.origin = origin;
    }

    Sequence follow(long next) {
      if (!heard) {
        begin(next);
        return Sequence.NEXT;
      }
      return next > number ? ahead(next, next - number) : behind(next, number - next);
    }

    private void begin(long next) {
      heard = true;
      first = next;
      number = next;
      near = 1;
    }

    private Sequence ahead(long next, long distance) {
      if (distance <= 0 || distance > NEAR) {
        begin(next);
        return Sequence.ANEW;
      }
      near = distance == NEAR ? 1 : near << distance | 1;
      number = next;
      return distance == 1 ? Sequence.NEXT : Sequence.HOLE;
    }

    /** One that was missing and comes late is told as the hole was, and not held back. */
    private Sequence behind(long next, long distance) {
      if (next < first) {
        begin(next);
        return Sequence.ANEW;
      }
      if (distance >= NEAR || (near & 1L << distance) != 0) {
        return Sequence.SEEN;
      }
      near |= 1L << distance;
      return Sequence.HOLE;
    }
  }

  private static final class Origins extends LinkedHashMap<String, Last> {
    private static final long serialVersionUID = 1L;

    Origins() {
      super(4, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Last> eldest) {
      return size() > MAX_ORIGINS;
    }
  }
}
