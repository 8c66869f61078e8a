package io.jview.pubsub.testkit.history;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Threads;
import io.jview.pubsub.testkit.fixture.Waits;
import io.jview.pubsub.testkit.history.History.Arrival;
import io.jview.pubsub.testkit.history.History.Change;
import io.jview.pubsub.testkit.history.History.Missed;
import io.jview.pubsub.testkit.history.History.Outcome;
import io.jview.pubsub.testkit.history.History.Pair;
import io.jview.pubsub.testkit.history.History.Sent;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestReporter;

/**
 * Sessions that join and leave and publishers that send, on many threads at random, and the history
 * of it. Two threads move each session: each has a topic there of its own, and one they share.
 */
public final class RandomSchedule {

  /** The system property that repeats a run's choices. */
  static final String SEED_PROPERTY = "jview.pubsub.seed";

  private static final int TOPICS = 3;
  private static final int SHARED_TOPIC = 2;
  private static final int SESSIONS = 6;
  private static final int MOVERS = 2;
  private static final int MOVES = 40;
  private static final int LONGEST_MOVER_PAUSE = 2_000_000;
  private static final int PUBLISHERS = 4;
  private static final int LONGEST_PUBLISHER_PAUSE = 400_000;

  /** While the link falls and rises, which takes longer. */
  private static final int LONGEST_PAUSE_IN_OUTAGES = 2_000_000;

  private static final int MOST_MESSAGES = 20_000;

  private final List<Node> nodes;
  private final Waits waits;
  private final long seed = newSeed();
  private final History history = new History();
  private final List<String> topics = new ArrayList<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private @Nullable RandomOutages outages;
  private volatile boolean moving = true;
  private int probes;

  public RandomSchedule(List<Node> nodes, Waits waits) {
    this.nodes = nodes;
    this.waits = waits;
    this.history.oneOrder = nodes.getFirst().hasOneOrder();
    for (int i = 0; i < TOPICS; i++) {
      topics.add("random-" + i + "-" + UUID.randomUUID());
    }
  }

  public static long newSeed() {
    return Long.getLong(SEED_PROPERTY, System.nanoTime());
  }

  public static RandomGenerator random(long seed) {
    return RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  public RandomSchedule disturbedBy(RandomOutages disturbance) {
    outages = disturbance;
    return this;
  }

  /** Runs it; the seed goes into the report. */
  public Verdict run(TestReporter report) {
    report.publishEntry(SEED_PROPERTY, Long.toString(seed));
    observe();
    List<Thread> publishers = new ArrayList<>();
    for (int i = 0; i < PUBLISHERS; i++) {
      publishers.add(thread("publisher", i, this::publish));
    }
    List<Thread> movers = new ArrayList<>();
    for (int i = 0; i < SESSIONS * MOVERS; i++) {
      movers.add(thread("mover", i, this::move));
    }
    if (outages != null) {
      history.outages = outages.run(random(seed));
    }
    Threads.join(movers);
    moving = false;
    Threads.join(publishers);
    settle();
    history.swallowed = nodes.stream().mapToLong(Node::duplicates).sum();
    return new Verdict(seed, history, failure.get());
  }

  private Thread thread(String role, int index, Part part) {
    RandomGenerator random = random(seed + 31L * index + role.hashCode());
    return Thread.ofVirtual()
        .name("jview-kit-" + role + "-" + index)
        .start(
            () -> {
              try {
                part.run(index, random);
              } catch (Throwable e) {
                failure.compareAndSet(null, e);
              }
            });
  }

  /** On every instance a session that never leaves. */
  private void observe() {
    for (int i = 0; i < nodes.size(); i++) {
      for (String topic : topics) {
        change(nodes.get(i), new Pair("observer-" + i, topic), true);
      }
    }
  }

  private void move(int mover, RandomGenerator random) {
    int session = mover / MOVERS;
    int own = mover % MOVERS;
    for (int i = 0; i < MOVES; i++) {
      String topic = topics.get(random.nextBoolean() ? own : SHARED_TOPIC);
      change(node(session), new Pair("session-" + session, topic), random.nextBoolean());
      LockSupport.parkNanos(random.nextInt(LONGEST_MOVER_PAUSE));
    }
  }

  private Node node(int session) {
    return nodes.get(session % nodes.size());
  }

  private void change(Node node, Pair pair, boolean subscribe) {
    long begun = history.tick();
    if (subscribe) {
      node.subscribe(pair.session(), pair.topic(), new Scribe(pair));
    } else {
      node.unsubscribe(pair.session(), pair.topic());
    }
    history.changes.add(new Change(pair, subscribe, begun, history.tick()));
  }

  private void publish(int publisher, RandomGenerator random) {
    List<Pending> pending = new ArrayList<>();
    int longestPause = outages == null ? LONGEST_PUBLISHER_PAUSE : LONGEST_PAUSE_IN_OUTAGES;
    for (int number = 0; moving && number < MOST_MESSAGES; number++) {
      String topic = topics.get(random.nextInt(TOPICS));
      pending.add(send(nodes.get(publisher % nodes.size()), topic, publisher, number));
      LockSupport.parkNanos(random.nextInt(longestPause));
    }
    pending.forEach(this::conclude);
  }

  private Pending send(Node node, String topic, int publisher, int number) {
    long message = Sent.message(publisher, number);
    long begun = history.tick();
    return new Pending(topic, message, begun, node.provider().broadcast(topic, message));
  }

  private void conclude(Pending broadcast) {
    Throwable cause = waits.outcome(broadcast.stage, "a broadcast");
    Outcome outcome = Outcome.ACCEPTED;
    if (cause instanceof PubSubUnavailableException unavailable) {
      outcome = unavailable.outcomeUnknown() ? Outcome.UNKNOWN : Outcome.NOT_SENT;
    } else if (cause != null) {
      failure.compareAndSet(null, cause);
      outcome = Outcome.UNKNOWN;
    }
    history.sent.add(new Sent(broadcast.topic, broadcast.message, broadcast.begun, outcome));
  }

  /** Each session's last word, a message to all who still listen, and time for it to arrive. */
  private void settle() {
    RandomGenerator random = random(~seed);
    for (int session = 0; session < SESSIONS; session++) {
      for (String topic : topics) {
        change(node(session), new Pair("session-" + session, topic), random.nextBoolean());
      }
    }
    Waits patient = outages == null ? waits : waits.untilTheLinkIsBack();
    Waits.holdsWithin(patient.mustCome(), this::probesArrive);
    waits.hold();
  }

  /** One more probe for each instance and topic, and a while for them to come. */
  private boolean probesArrive() {
    history.lastProbes = probes;
    for (int node = 0; node < nodes.size(); node++) {
      for (String topic : topics) {
        probe(node, topic);
      }
    }
    return Waits.holdsWithin(waits.mustNot(), () -> Probes.violations(history).isEmpty());
  }

  private void probe(int node, String topic) {
    waits
        .untilTheLinkIsBack()
        .until(
            "a broadcast was accepted",
            () -> {
              Pending probe = send(nodes.get(node), topic, History.PROBES + node, probes++);
              boolean accepted = waits.outcome(probe.stage, "a broadcast") == null;
              if (accepted) {
                conclude(probe);
              }
              return accepted;
            });
  }

  private interface Part {
    void run(int index, RandomGenerator random);
  }

  private record Pending(String topic, long message, long begun, CompletionStage<Void> stage) {}

  /** Writes down what one session hears on one topic. */
  private final class Scribe implements TopicHandler {
    private final Pair pair;

    Scribe(Pair pair) {
      this.pair = pair;
    }

    @Override
    public void onMessage(String topic, Message message) {
      long at = history.tick();
      history.arrivals.add(new Arrival(pair, message.as(Long.class), at));
    }

    @Override
    public void onGap(Gap gap) {
      history.gaps.add(new Missed(pair, gap.reason(), history.tick()));
    }
  }
}
