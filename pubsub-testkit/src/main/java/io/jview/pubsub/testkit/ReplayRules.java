package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Replay;
import io.jview.pubsub.Retention;
import io.jview.pubsub.testkit.fixture.Differences;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Positions;
import io.jview.pubsub.testkit.fixture.Waits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chapter 8 of the delivery rules; {@link PubSubConformance} has them all. */
public abstract class ReplayRules extends ReplayInOutages {

  /** How long 2,000 broadcasts may take, each of which a log has to write down. */
  private static final Duration SENDING = Duration.ofMinutes(1);

  /** Called by the test engine. */
  protected ReplayRules() {}

  @Test
  @DisplayName("R1 a broadcast that is done is in the log, for all instances")
  void doneMeansStored() {
    List<Node> pair = keeping(MANY);
    String topic = topic(KEPT);
    for (long i = 0; i < 20; i++) {
      pair.getFirst().send(topic, i);
      Inbox newest = pair.getLast().subscribe("s" + i, topic, Replay.last(1));
      newest.awaitThat("received something", entries -> !entries.isEmpty());
      assertEquals(i, newest.entries().getFirst(), "the newest message of the log");
    }
  }

  @Test
  @DisplayName("R4 history, then what is sent: no hole and nothing twice while others send")
  void historyThenLive() {
    List<Node> pair = keeping(MANY);
    String topic = topic(KEPT);
    Inbox observer = pair.getFirst().subscribe("observer", topic, Replay.all());
    CompletableFuture<Void> sending = send(pair, topic, 2_000);
    List<Inbox> joining = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      joining.add(pair.get(i % 2).subscribe("all-" + i, topic, Replay.all()));
      waits().until("some were sent", something(observer, joining.size() * 50));
    }
    new Waits(SENDING, waits().mustNot()).done(sending, "sending 2,000 messages");
    observer.awaitThat("received all", entries -> entries.size() == 2_000);
    for (Inbox inbox : joining) {
      inbox.awaitThat("received all", entries -> entries.size() == 2_000);
      Differences.expectEqual("two readers' orders", observer.entries(), inbox.entries());
    }
  }

  @Test
  @DisplayName("R4 the last messages are the newest ones, then what is sent")
  void last() {
    List<Node> pair = keeping(MANY);
    String topic = topic(KEPT);
    pair.getLast().subscribe("none", topic, Replay.last(5)).expectEmpty();
    sendAll(pair.getFirst(), topic, 0, 100);
    Inbox five = pair.getLast().subscribe("five", topic, Replay.last(5));
    Inbox more = pair.getLast().subscribe("more", topic, Replay.last(500));
    Inbox none = pair.getLast().subscribe("zero", topic, Replay.last(0));
    Inbox plain = pair.getLast().subscribe("plain", topic);
    sendAll(pair.getFirst(), topic, 100, 103);
    five.awaitExactly(numbers(95, 103));
    more.awaitExactly(numbers(0, 103));
    none.awaitExactly(numbers(100, 103));
    plain.awaitExactly(numbers(100, 103));
  }

  @Test
  @DisplayName("R4 a position means the same message on every instance")
  void sincePosition() {
    List<Node> pair = keeping(MANY);
    String topic = topic(KEPT);
    Positions here = new Positions(waits());
    Positions there = new Positions(waits());
    subscribe(pair.getFirst(), "here", topic, Replay.all(), here);
    subscribe(pair.getLast(), "there", topic, Replay.all(), there);
    sendAll(pair.getFirst(), topic, 0, 50);
    List<String> positions = here.await(50);
    assertEquals(positions, there.await(50), "the positions on two instances");
    for (int seen : List.of(0, 24, 48, 49)) {
      Inbox rest =
          pair.getLast().subscribe("rest" + seen, topic, Replay.since(positions.get(seen)));
      rest.awaitExactly(numbers(seen + 1, 50));
      pair.getLast().unsubscribeAll("rest" + seen);
    }
    Positions again = new Positions(waits());
    subscribe(pair.getLast(), "again", topic, Replay.last(10), again);
    assertEquals(positions.subList(40, 50), again.await(10), "positions in history");
  }

  @Test
  @DisplayName("R4 a position that never was: one gap, then all that is there")
  void unknownPosition() {
    List<Node> pair = keeping(MANY);
    String topic = topic(KEPT);
    sendAll(pair.getFirst(), topic, 0, 3);
    for (String never : List.of("", "nonsense", "a.b.c", "other.2.0", "x".repeat(10_000))) {
      Inbox inbox = pair.getLast().subscribe("s", topic, Replay.since(never));
      inbox.awaitExactly(gap(topic, Gap.Reason.LOST), 0L, 1L, 2L);
      pair.getLast().unsubscribeAll("s");
    }
  }

  @Test
  @DisplayName("R4 a position that was trimmed: one gap, then all that is there")
  void trimmedPosition() {
    List<Node> pair = keeping(new Retention(8, 1 << 20, Duration.ofMinutes(5)));
    String topic = topic(KEPT);
    Positions positions = new Positions(waits());
    subscribe(pair.getFirst(), "observer", topic, Replay.all(), positions);
    sendAll(pair.getFirst(), topic, 0, 300);
    String first = positions.await(300).getFirst();
    Inbox inbox = pair.getLast().subscribe("s", topic, Replay.since(first));
    inbox.awaitThat("received the last", entries -> entries.contains(299L));
    assertEquals(gap(topic, Gap.Reason.LOST), inbox.entries().getFirst());
    assertEquals(1, inbox.gaps().size(), "gaps");
    Differences.expectEqual(
        "what is there",
        Arrays.asList(numbers(300 - inbox.messages().size(), 300)),
        inbox.messages());
  }

  @Test
  @DisplayName("R4 a reader that is slow misses nothing and hears nothing twice")
  void slowReader() {
    List<Node> pair = keeping(MANY);
    String topic = topic(KEPT);
    Inbox slow = pair.getLast().inbox("slow", topic);
    subscribe(
        pair.getLast(),
        "slow",
        topic,
        Replay.all(),
        (on, message) -> {
          if (message.as(Long.class) % 256 == 0) {
            Thread.sleep(20);
          }
          slow.onMessage(on, message);
        });
    sendAll(pair.getFirst(), topic, 0, 3_000);
    slow.awaitExactly(numbers(0, 3_000));
  }

  @Test
  @DisplayName("R5 no more is kept than was asked for, but for an eighth")
  void countHolds() {
    List<Node> pair = keeping(new Retention(160, 1 << 20, Duration.ofMinutes(5)));
    String topic = topic(KEPT);
    sendAll(pair.getFirst(), topic, 0, 1_000);
    expectKept(160, 180, pair.getLast(), topic, 999L);
  }

  @Test
  @DisplayName("R5 no more bytes are kept than were asked for, but for an eighth")
  void bytesHold() {
    List<Node> pair = keeping(new Retention(100_000, 100_000, Duration.ofMinutes(5)));
    String topic = topic(KEPT);
    for (int i = 0; i < 100; i++) {
      pair.getFirst().send(topic, "x".repeat(9_800));
    }
    pair.getFirst().send(topic, "last");
    expectKept(9, 13, pair.getLast(), topic, "last");
  }

  @Test
  @DisplayName("R5 what is older than was asked for goes, and an idle topic's log as a whole")
  void ageHolds() {
    List<Node> pair = keeping(new Retention(1_000, 1 << 20, Duration.ofSeconds(1)));
    String topic = topic(KEPT);
    Inbox listens = pair.getLast().subscribe("listens", topic);
    sendAll(pair.getFirst(), topic, 0, 10);
    waits()
        .until(
            "the log is empty",
            () -> {
              Inbox all = pair.getLast().subscribe("s", topic, Replay.all());
              boolean isEmpty =
                  !Waits.holdsWithin(waits().mustNot(), () -> !all.entries().isEmpty());
              pair.getLast().unsubscribeAll("s");
              return isEmpty;
            });
    sendAll(pair.getFirst(), topic, 10, 12);
    Inbox all = pair.getLast().subscribe("s", topic, Replay.all());
    all.awaitExactly(10L, 11L);
    listens.awaitExactly(numbers(0, 12));
  }

  @Test
  @DisplayName("R6 topics that are not kept have no positions and no history")
  void othersAreAsBefore() {
    List<Node> pair = keeping(MANY);
    String topic = topic("plain");
    Positions positions = new Positions(waits());
    subscribe(pair.getLast(), "s", topic, positions);
    Inbox inbox = pair.getLast().subscribe("t", topic);
    sendAll(pair.getFirst(), topic, 0, 10);
    inbox.awaitExactly(numbers(0, 10));
    positions.awaitNone(10);
    assertInstanceOf(
        IllegalStateException.class,
        waits()
            .failure(
                pair.getLast().provider().subscribeTopic("u", topic, Replay.all(), inbox),
                "a replay of a topic that is not kept"));
  }

  /** What is past the bounds may go some time afterwards, and no more than that. */
  private void expectKept(int least, int most, Node node, String topic, Object last) {
    waits().until("no more than " + most + " are kept", () -> kept(node, topic, last) <= most);
    int kept = kept(node, topic, last);
    assertTrue(kept >= least, () -> "expected at least %d, %d are kept".formatted(least, kept));
  }

  private int kept(Node node, String topic, Object last) {
    Inbox all = node.subscribe("counts", topic, Replay.all());
    all.awaitMessage(last);
    node.unsubscribeAll("counts");
    return all.entries().size();
  }

  private CompletableFuture<Void> send(List<Node> nodes, String topic, int messages) {
    return CompletableFuture.runAsync(
        () -> LongStream.range(0, messages).forEach(i -> nodes.get((int) i % 2).send(topic, i)),
        task -> Thread.ofVirtual().name("jview-kit-sender").start(task));
  }
}
