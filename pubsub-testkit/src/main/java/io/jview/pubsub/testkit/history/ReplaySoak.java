package io.jview.pubsub.testkit.history;

import static org.junit.jupiter.api.Assertions.fail;

import io.jview.pubsub.Replay;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Threads;
import io.jview.pubsub.testkit.fixture.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.TestReporter;

/**
 * Publishers on kept topics, sessions that listen all the time, and sessions that come and go and
 * go on where they stopped, while faults come at random. All that was accepted must be there, once,
 * in one order for all; and no gap may be told.
 */
public final class ReplaySoak {

  /** The system property that says for how many seconds it runs. */
  public static final String SECONDS_PROPERTY = "jview.pubsub.soak";

  private static final int DEFAULT_SECONDS = 4;
  private static final int TOPICS = 3;
  private static final int PUBLISHERS = 4;
  private static final int COMERS = 4;
  private static final int LONGEST_PUBLISHER_PAUSE = 4_000_000;
  private static final int LONGEST_COMER_PAUSE = 60_000_000;

  private final List<Node> nodes;
  private final Waits waits;
  private final List<String> topics = new ArrayList<>();
  private final List<Track> observers = new ArrayList<>();
  private final List<Track> comers = new ArrayList<>();
  private final Map<String, List<Long>> accepted = new HashMap<>();
  private final AtomicReference<@Nullable Throwable> failure = new AtomicReference<>();
  private volatile boolean running = true;

  /**
   * Makes one.
   *
   * @param prefix how the topics begin that the nodes keep
   */
  public ReplaySoak(List<Node> nodes, Waits waits, String prefix) {
    this.nodes = nodes.stream().distinct().toList();
    this.waits = waits;
    for (int i = 0; i < TOPICS; i++) {
      topics.add(prefix + "-soak-" + i + "-" + UUID.randomUUID());
      accepted.put(topics.get(i), new ArrayList<>());
    }
  }

  /** Runs it beside faults, which are over when they return; fails where a rule was broken. */
  public void run(RandomFaults faults, TestReporter report) {
    long seed = RandomSchedule.newSeed();
    report.publishEntry(RandomSchedule.SEED_PROPERTY, Long.toString(seed));
    observe();
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < PUBLISHERS; i++) {
      threads.add(thread("publisher-" + i, seed + i, i, this::publish));
    }
    for (int i = 0; i < COMERS; i++) {
      threads.add(thread("comer-" + i, seed + 100 + i, i, this::comeAndGo));
    }
    Duration time = Duration.ofSeconds(Integer.getInteger(SECONDS_PROPERTY, DEFAULT_SECONDS));
    faults.run(RandomSchedule.random(~seed), time);
    running = false;
    Threads.join(threads);
    Throwable broken = failure.get();
    if (broken != null) {
      throw new AssertionError("with seed " + seed + ": " + broken.getMessage(), broken);
    }
    topics.forEach(topic -> awaitAll(topic, seed));
    waits.hold();
    topics.forEach(topic -> judge(topic, seed));
  }

  private Thread thread(String role, long seed, int index, Part part) {
    RandomGenerator random = RandomSchedule.random(seed);
    return Thread.ofVirtual()
        .name("jview-kit-" + role)
        .start(
            () -> {
              try {
                part.run(index, random);
              } catch (Throwable e) {
                failure.compareAndSet(null, e);
              }
            });
  }

  private void observe() {
    for (Node node : nodes) {
      for (String topic : topics) {
        Track track = new Track("observer on " + topic);
        observers.add(track);
        node.subscribe("observer", topic, track);
      }
    }
  }

  private void publish(int publisher, RandomGenerator random) {
    Node node = nodes.get(publisher % nodes.size());
    for (int number = 0; running; number++) {
      String topic = topics.get(random.nextInt(TOPICS));
      long message = History.Sent.message(publisher, number);
      if (waits.outcome(node.provider().broadcast(topic, message), "a broadcast") == null) {
        synchronized (accepted) {
          accepted.getOrDefault(topic, List.of()).add(message);
        }
      }
      LockSupport.parkNanos(random.nextInt(LONGEST_PUBLISHER_PAUSE));
    }
  }

  /** Comes with all there is, and then goes on behind what it has seen. */
  private void comeAndGo(int comer, RandomGenerator random) {
    String topic = topics.get(comer % TOPICS);
    Track track = new Track("comer " + comer + " on " + topic);
    synchronized (comers) {
      comers.add(track);
    }
    while (running) {
      Node node = nodes.get(random.nextInt(nodes.size()));
      String seen = track.position();
      Replay replay = seen == null ? Replay.all() : Replay.since(seen);
      waits.done(node.provider().subscribeTopic("comer-" + comer, topic, replay, track), "coming");
      LockSupport.parkNanos(random.nextInt(LONGEST_COMER_PAUSE));
      node.unsubscribe("comer-" + comer, topic);
    }
  }

  private void awaitAll(String topic, long seed) {
    List<Long> all = accepted.getOrDefault(topic, List.of());
    waits
        .untilTheLinkIsBack()
        .until(
            "all that was accepted on '" + topic + "' has come, with seed " + seed,
            () ->
                observersOf(topic).stream()
                    .allMatch(track -> new HashSet<>(track.values()).containsAll(all)));
  }

  private List<Track> observersOf(String topic) {
    return observers.stream().filter(track -> track.isOn(topic)).toList();
  }

  private void judge(String topic, long seed) {
    List<Track> mine = observersOf(topic);
    List<Long> order = mine.getFirst().values();
    Map<Long, Integer> places = new HashMap<>();
    for (Long message : order) {
      if (places.put(message, places.size()) != null) {
        fail("with seed %d: %s came twice on '%s'".formatted(seed, message, topic));
      }
    }
    expectPublishersInOrder(order, topic, seed);
    for (Track track : mine) {
      track.expectPartOf(places, seed);
    }
    comers.stream().filter(track -> track.isOn(topic)).forEach(t -> t.expectPartOf(places, seed));
  }

  private static void expectPublishersInOrder(List<Long> order, String topic, long seed) {
    Map<Long, Long> last = new HashMap<>();
    for (Long message : order) {
      Long before = last.put(History.Sent.publisher(message), message);
      if (before != null && before >= message) {
        fail("with seed %d: %d came behind %d on '%s'".formatted(seed, message, before, topic));
      }
    }
  }

  private interface Part {
    void run(int index, RandomGenerator random);
  }
}
