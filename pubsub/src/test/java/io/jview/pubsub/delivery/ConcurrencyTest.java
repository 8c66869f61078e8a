package io.jview.pubsub.delivery;

import static io.jview.pubsub.Engines.done;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.jview.pubsub.Gap;
import io.jview.pubsub.LoopbackBroker;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSub;
import io.jview.pubsub.PubSubBuilder;
import io.jview.pubsub.Recorder;
import io.jview.pubsub.TopicHandler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConcurrencyTest {

  private static final int THREADS = 6;

  static Stream<Arguments> engines() {
    return Stream.of(
        Arguments.of(Named.of("in memory", PubSub.inMemoryBuilder().mailbox(1 << 20, 1L << 30))),
        Arguments.of(
            Named.of(
                "over a broker",
                PubSub.builder(new LoopbackBroker().node())
                    .mailbox(1 << 20, 1L << 30)
                    .outbox(1 << 20, 1L << 30))));
  }

  /**
   * Runs the same work in several threads that begin together; fails with what any of them threw.
   */
  private static void together(int threads, Work work) throws InterruptedException {
    CyclicBarrier barrier = new CyclicBarrier(threads);
    List<Throwable> failures = new CopyOnWriteArrayList<>();
    List<Thread> all = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      all.add(
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      barrier.await();
                      work.run(number);
                    } catch (Throwable e) {
                      failures.add(e);
                    }
                  }));
    }
    for (Thread thread : all) {
      thread.join();
    }
    assertThat(failures).isEmpty();
  }

  private interface Work {
    void run(int number) throws Exception;
  }

  @ParameterizedTest
  @MethodSource("engines")
  @DisplayName(
      "D1 D7 all sessions see one order, each publisher's own kept, nothing lost or doubled")
  void oneOrder(PubSubBuilder builder) throws InterruptedException {
    int messages = 2_000;
    PubSub pubsub = builder.build();
    done(pubsub.start());
    List<Recorder> sessions = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      Recorder recorder = new Recorder();
      sessions.add(recorder);
      done(pubsub.subscribeTopic("s" + i, "t", recorder));
    }
    together(
        THREADS,
        publisher -> {
          for (int i = 0; i < messages; i++) {
            pubsub.broadcast("t", List.of(publisher, i));
          }
        });
    for (Recorder recorder : sessions) {
      await()
          .atMost(Duration.ofSeconds(30))
          .until(() -> recorder.received().size() == THREADS * messages);
      assertThat(recorder.received()).isEqualTo(sessions.get(0).received());
    }
    Map<Object, Long> next = new HashMap<>();
    for (Object received : sessions.get(0).received()) {
      List<?> pair = (List<?>) received;
      long expected = next.merge(pair.get(0), 1L, Long::sum) - 1;
      assertThat(pair.get(1)).isEqualTo(expected);
    }
    done(pubsub.stop());
  }

  @ParameterizedTest
  @MethodSource("engines")
  @DisplayName("S1 S4 D2 what is done is done: delivered from then on, never called from then on")
  void doneMeansDone(PubSubBuilder builder) throws InterruptedException {
    PubSub pubsub = builder.build();
    done(pubsub.start());
    AtomicBoolean noise = new AtomicBoolean(true);
    Thread publisher =
        Thread.ofPlatform()
            .start(
                () -> {
                  while (noise.get()) {
                    done(pubsub.broadcast("t", "noise"));
                  }
                });
    together(
        THREADS,
        number -> {
          for (int i = 0; i < 400; i++) {
            subscribeHearAndLeave(pubsub, "s" + number, number + "-" + i);
          }
        });
    noise.set(false);
    publisher.join();
    await().until(() -> pubsub.stats().sessions() == 0 && pubsub.stats().topics() == 0);
    done(pubsub.stop());
  }

  private static void subscribeHearAndLeave(PubSub pubsub, String session, String text) {
    AtomicBoolean heard = new AtomicBoolean();
    AtomicBoolean left = new AtomicBoolean();
    AtomicBoolean calledAfterwards = new AtomicBoolean();
    AtomicInteger running = new AtomicInteger();
    AtomicBoolean overlapped = new AtomicBoolean();
    done(
        pubsub.subscribeTopic(
            session,
            "t",
            (topic, message) -> {
              if (left.get()) {
                calledAfterwards.set(true);
              }
              if (running.incrementAndGet() != 1) {
                overlapped.set(true);
              }
              if (text.equals(message.value())) {
                heard.set(true);
              }
              running.decrementAndGet();
            }));
    done(pubsub.broadcast("t", text));
    await().pollInterval(Duration.ofMillis(1)).untilTrue(heard);
    done(pubsub.unsubscribeTopic(session, "t"));
    left.set(true);
    done(pubsub.broadcast("t", "after"));
    assertThat(calledAfterwards).isFalse();
    assertThat(overlapped).isFalse();
  }

  @ParameterizedTest
  @MethodSource("engines")
  @DisplayName(
      "S7 whatever the threads do, the last intent wins, and nothing is deaf or left behind")
  void lastIntentWins(PubSubBuilder builder) throws InterruptedException {
    long seed = Long.getLong("jview.seed", System.nanoTime());
    PubSub pubsub = builder.build();
    done(pubsub.start());
    Map<String, Wishes> wanted = new ConcurrentHashMap<>();
    together(
        THREADS,
        number -> {
          Random random = new Random(seed + number);
          for (int i = 0; i < 3_000; i++) {
            String session = "s" + number + "-" + random.nextInt(3);
            String topic = "t" + random.nextInt(4);
            step(
                pubsub,
                wanted.computeIfAbsent(session, key -> new Wishes()),
                session,
                topic,
                random);
          }
        });
    for (int topic = 0; topic < 4; topic++) {
      done(pubsub.broadcast("t" + topic, "final"));
    }
    wanted.forEach(
        (session, set) ->
            await("seed " + seed)
                .atMost(Duration.ofSeconds(10))
                .untilAsserted(() -> assertThat(set.heard).isEqualTo(set.topics)));
    wanted.keySet().forEach(session -> done(pubsub.unsubscribeAll(session)));
    await().until(() -> pubsub.stats().sessions() == 0 && pubsub.stats().topics() == 0);
    done(pubsub.stop());
  }

  private static void step(PubSub pubsub, Wishes set, String session, String topic, Random random) {
    switch (random.nextInt(5)) {
      case 0 -> {
        pubsub.unsubscribeTopic(session, topic);
        set.topics.remove(topic);
      }
      case 1 -> {
        if (random.nextInt(10) == 0) {
          pubsub.unsubscribeAll(session);
          set.topics.clear();
        }
      }
      case 2 -> pubsub.broadcast(topic, "noise");
      default -> {
        pubsub.subscribeTopic(
            session,
            topic,
            (name, message) -> {
              if ("final".equals(message.value())) {
                set.heard.add(name);
              }
            });
        set.topics.add(topic);
      }
    }
  }

  @Test
  @DisplayName("D5 D7 under overflow each hole has its gap, at its place, and only there")
  void holesHaveGaps() throws InterruptedException {
    long seed = Long.getLong("jview.seed", System.nanoTime());
    int last = 50_000;
    PubSub pubsub = PubSub.inMemoryBuilder().mailbox(8, 1 << 20).build();
    done(pubsub.start());
    Map<String, Recorder> seen = Map.of("t", new Recorder(), "u", new Recorder());
    Random random = new Random(seed);
    for (String topic : seen.keySet()) {
      done(pubsub.subscribeTopic("s", topic, new Lagging(seen.get(topic), random)));
    }
    together(
        2,
        number -> {
          for (int i = 0; i <= last; i++) {
            pubsub.broadcast(number == 0 ? "t" : "u", i);
          }
        });
    await("seed " + seed)
        .until(() -> pubsub.stats().delivered() + pubsub.stats().dropped() == 2L * (last + 1));
    done(pubsub.unsubscribeAll("s"));
    for (Recorder recorder : seen.values()) {
      assertHolesAreTold(recorder.received(), last, "seed " + seed);
    }
    assertThat(pubsub.stats().dropped()).isPositive();
    done(pubsub.stop());
  }

  private static void assertHolesAreTold(List<Object> received, long last, String seed) {
    long expected = 0;
    boolean told = false;
    for (Object next : received) {
      if (next == Gap.Reason.OVERFLOW) {
        told = true;
      } else {
        assertThat((long) next).as(seed).isGreaterThanOrEqualTo(expected);
        assertThat(told)
            .as("told of a hole before %s, %s", next, seed)
            .isEqualTo((long) next != expected);
        expected = (long) next + 1;
        told = false;
      }
    }
    assertThat(told).as("told of a hole at the end, %s", seed).isEqualTo(expected != last + 1);
  }

  /** Keeps what comes, sometimes after a little work. */
  private record Lagging(Recorder recorder, Random random) implements TopicHandler {

    @Override
    public void onMessage(String topic, Message message) {
      for (int i = random.nextInt(200); i > 0; i--) {
        Thread.onSpinWait();
      }
      recorder.onMessage(topic, message);
    }

    @Override
    public void onGap(Gap gap) {
      recorder.onGap(gap);
    }
  }

  /** What one session wants, and what it heard at the end. */
  private static final class Wishes {
    private final Set<String> topics = new HashSet<>();
    private final Set<String> heard = ConcurrentHashMap.newKeySet();
  }
}
