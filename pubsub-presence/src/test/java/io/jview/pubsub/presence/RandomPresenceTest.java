package io.jview.pubsub.presence;

import static io.jview.pubsub.Engines.done;
import static java.util.concurrent.TimeUnit.MILLISECONDS;
import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Instances that come, stop, die, are cut off and come back, lose messages, and sessions that do
 * what they like: in the end all list the truth, and no watcher was told anything that could not
 * be. More and longer with {@code -Djview.presence.runs=} and {@code -Djview.presence.steps=}.
 */
class RandomPresenceTest {

  private static final int STEPS = Integer.getInteger("jview.presence.steps", 120);
  private static final List<String> TOPICS = List.of("a", "b", "c");

  static LongStream seeds() {
    return LongStream.rangeClosed(1, Integer.getInteger("jview.presence.runs", 6));
  }

  /** One instance with its truth. */
  private static final class Member {
    final House.Instance instance;
    final Map<String, String> truth = new TreeMap<>();
    final Map<String, Diffs> diffs = new TreeMap<>();

    Member(House.Instance instance) {
      this.instance = instance;
      for (String topic : TOPICS) {
        Diffs told = new Diffs();
        diffs.put(topic, told);
        done(instance.presence.watch("watcher", topic, told));
      }
    }
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void allAgreeOnTheTruthInTheEnd(long seed) {
    Random random = new Random(seed);
    try (House house = new House()) {
      List<Member> members = new ArrayList<>();
      for (int i = 0; i < 3; i++) {
        members.add(new Member(house.instance()));
      }
      for (int step = 0; step < STEPS; step++) {
        act(random, house, members, step);
      }
      house.broker.swallow(frame -> false);
      members.forEach(member -> member.instance.isBack());
      // A message that was lost last is told with the next one (O5).
      for (int i = 0; i < 2; i++) {
        for (Member member : members) {
          for (String topic : TOPICS) {
            set(member, topic, "last" + i, i);
          }
        }
      }
      settle(house, members, seed);
    }
  }

  private static void act(Random random, House house, List<Member> members, int step) {
    Member member = members.get(random.nextInt(members.size()));
    String topic = TOPICS.get(random.nextInt(TOPICS.size()));
    String session = "s" + random.nextInt(5);
    switch (random.nextInt(20)) {
      case 0 -> member.instance.isCutOff();
      case 1, 2 -> member.instance.isBack();
      case 3 -> {
        if (members.size() < 5) {
          members.add(new Member(house.instance()));
        }
      }
      case 4 -> {
        if (members.size() > 2) {
          members.remove(member);
          if (random.nextBoolean()) {
            done(member.instance.presence.stop());
          } else {
            member.instance.die();
          }
        }
      }
      case 5 -> house.pass(Duration.ofSeconds(random.nextInt(20)));
      case 6 -> {
        int lost = random.nextInt(4);
        house.broker.swallow(frame -> lost == 0 && frame.hashCode() % 3 == 0);
      }
      case 7, 8 -> {
        done(member.instance.presence.leave(session));
        member.truth.keySet().removeIf(slot -> slot.contains(" " + session + " "));
      }
      case 9, 10, 11 -> {
        done(member.instance.presence.untrack(session, topic, "key-" + session));
        member.truth.remove(topic + " " + session + " key-" + session);
      }
      default -> set(member, topic, session, step);
    }
  }

  private static void set(Member member, String topic, String session, int meta) {
    member.instance.track(session, topic, "key-" + session, meta);
    member.truth.put(topic + " " + session + " key-" + session, "key-" + session + "=" + meta);
  }

  private static void settle(House house, List<Member> members, long seed) {
    for (String topic : TOPICS) {
      String truth =
          members.stream()
              .flatMap(member -> member.truth.entrySet().stream())
              .filter(entry -> entry.getKey().startsWith(topic + " "))
              .map(Map.Entry::getValue)
              .sorted()
              .collect(Collectors.joining(" "));
      for (Member member : members) {
        await("seed " + seed + ", topic " + topic)
            .pollInterval(20, MILLISECONDS)
            .atMost(60, SECONDS)
            .untilAsserted(
                () -> {
                  house.clock.advance(Duration.ofMillis(500));
                  assertThat(member.instance.list(topic)).isEqualTo(truth);
                });
        Diffs told = member.diffs.get(topic);
        await("diffs give the list, seed " + seed).until(told::list, truth::equals);
        assertThat(told.fault()).as("seed %d", seed).isEmpty();
      }
    }
  }
}
