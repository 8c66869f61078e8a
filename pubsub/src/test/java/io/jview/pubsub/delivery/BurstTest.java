package io.jview.pubsub.delivery;

import static io.jview.pubsub.Gap.Reason.LOST;
import static io.jview.pubsub.Gap.Reason.OVERFLOW;
import static org.assertj.core.api.Assertions.assertThat;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Message;
import io.jview.pubsub.PubSubObserver;
import io.jview.pubsub.Recorder;
import io.jview.pubsub.log.LimitedLog;
import io.jview.pubsub.work.Failures;
import io.jview.pubsub.work.Worker;
import io.jview.pubsub.work.Workers;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.stream.LongStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/**
 * Messages that are gathered because many sessions do not keep up: nobody can tell from outside.
 */
class BurstTest {

  private static final int SESSIONS = 40;

  /** What the workers would do, until the test lets them. */
  private final Queue<Runnable> held = new ArrayDeque<>();

  private final Counters counters = new Counters();
  private final Workers workers = new Workers(held::add, System::nanoTime);
  private final Registry registry =
      new Registry(
          held::add,
          workers,
          new Limits(20, 1_000),
          1L << 30,
          new PubSubObserver() {},
          counters,
          new Failures(null, new LimitedLog(BurstTest.class, System::nanoTime)),
          () -> Upstream.NONE);
  private final List<Recorder> sessions = new ArrayList<>();

  @BeforeEach
  void subscribe() {
    for (int i = 0; i < SESSIONS; i++) {
      Recorder recorder = new Recorder();
      sessions.add(recorder);
      registry.subscribe("s" + i, "t", recorder);
    }
  }

  private void send(String topic, long from, long to) {
    for (long i = from; i <= to; i++) {
      send(topic, i);
    }
  }

  private void send(String name, Object message) {
    Topic topic = registry.topic(name);
    assertThat(topic).isNotNull();
    topic.deliver(Message.of(message), Audience.ALL, false);
  }

  private void release() {
    for (Runnable task = held.poll(); task != null; task = held.poll()) {
      task.run();
    }
  }

  /** Empties the first session's mailbox, in place of a worker. */
  private void work() {
    registry.subscribe("s0", "t", sessions.get(0)).subscription().mailbox.work(new Worker(workers));
  }

  private static Object[] numbers(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toArray();
  }

  private void allHaveReceived(Object... expected) {
    assertThat(sessions).allSatisfy(each -> assertThat(each.received()).containsExactly(expected));
  }

  @Test
  @DisplayName(
      "D1 D7 what many idle sessions have not taken up is gathered, and comes once and in order")
  void gathers() {
    send("t", 1, 18);
    work();
    assertThat(sessions.get(0).received()).as("in the mailbox").containsExactly(1L, 2L, 3L);

    release();

    allHaveReceived(numbers(1, 18));
  }

  @Test
  @DisplayName("B1 who subscribes gets nothing of what was gathered before, and all that follows")
  void newcomer() {
    send("t", 1, 10);
    Recorder late = new Recorder();
    registry.subscribe("late", "t", late);
    send("t", 11, 18);

    release();

    assertThat(late.received()).containsExactly(numbers(11, 18));
    allHaveReceived(numbers(1, 18));
  }

  @Test
  @DisplayName("S4 who has left gets nothing of what was gathered, and the others lose nothing")
  void leaver() {
    send("t", 1, 10);
    registry.unsubscribe("s0", "t");
    send("t", 11, 18);

    release();

    assertThat(sessions.remove(0).received()).isEmpty();
    allHaveReceived(numbers(1, 18));
  }

  @Test
  @DisplayName("D5 a mailbox overflows at the same message whether messages are gathered or not")
  void overflowsByCount() {
    send("t", 1, 50);
    assertThat(counters.dropped.sum()).isEqualTo(30L * SESSIONS);

    release();

    List<Object> expected = new ArrayList<>(List.of(OVERFLOW));
    expected.addAll(List.of(numbers(31, 50)));
    allHaveReceived(expected.toArray());
  }

  @Test
  @DisplayName("D5 the same by size, where one message is too large for what was gathered")
  void overflowsBySize() {
    send("t", 1, 5);
    send("t", "x".repeat(960));
    send("t", 7);

    release();

    allHaveReceived(OVERFLOW, 3L, 4L, 5L, "x".repeat(960), 7L);
  }

  @Test
  @DisplayName(
      "D5 a newcomer whose mailbox is fuller than the others' overflows at the same message")
  void overflowsOfANewcomer() {
    Recorder late = new Recorder();
    registry.subscribe("late", "other", late);
    send("other", 101, 118);
    send("t", 1, 4);
    registry.subscribe("late", "t", late);
    send("t", 5, 8);
    assertThat(counters.dropped.sum()).isEqualTo(2);

    release();

    assertThat(late.received().get(0)).isEqualTo(OVERFLOW);
    assertThat(late.received().subList(1, 21)).startsWith(103L).endsWith(5L, 6L, 7L, 8L);
    allHaveReceived(numbers(1, 8));
  }

  @Test
  @DisplayName("D5 a mailbox overflows at the same message of two topics in turn")
  void overflowsByTwoTopics() {
    for (int i = 0; i < SESSIONS; i++) {
      registry.subscribe("s" + i, "u", sessions.get(i));
    }
    send("t", 1, 10);
    for (int i = 11; i <= 30; i += 2) {
      send("t", i, i);
      send("u", i + 1, i + 1);
    }
    send("t", 31, 40);
    assertThat(counters.dropped.sum()).isEqualTo(20L * SESSIONS);

    release();

    List<Object> expected = new ArrayList<>(List.of(OVERFLOW, OVERFLOW));
    expected.addAll(List.of(numbers(21, 40)));
    allHaveReceived(expected.toArray());
  }

  @Test
  @DisplayName("D5 O5 a gap keeps its place behind what was gathered")
  void tellsGapsInOrder() {
    send("t", 1, 10);
    Topic topic = registry.topic("t");
    assertThat(topic).isNotNull();
    topic.lock();
    try {
      topic.tell(Gap.of("t", LOST));
    } finally {
      topic.unlock();
    }
    send("t", 11, 12);

    release();

    List<Object> expected = new ArrayList<>(List.of(numbers(1, 10)));
    expected.addAll(List.of(LOST, 11L, 12L));
    allHaveReceived(expected.toArray());
  }

  @Test
  @DisplayName("D1 what is sent on another topic comes after what was gathered before it")
  void keepsTopicsInTurn() {
    for (int i = 0; i < SESSIONS; i++) {
      registry.subscribe("s" + i, "u", sessions.get(i));
    }
    send("t", 1, 8);
    send("u", 9, 9);
    send("t", 10, 11);
    send("u", 12, 18);

    release();

    allHaveReceived(numbers(1, 18));
  }

  @Test
  @DisplayName("D4 gathered messages reach the others while one session's handler waits")
  void waitsAlone() {
    Recorder waiting = sessions.get(0);
    registry.subscribe(
        "s0",
        "t",
        (topic, message) -> {
          waiting.onMessage(topic, message);
          if (message.value().equals(1L)) {
            release(); // what other workers would do meanwhile
            send("t", 4, 18);
            release();
          }
        });
    send("t", 1, 3);

    release();

    allHaveReceived(numbers(1, 18));
  }
}
