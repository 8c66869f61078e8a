package io.jview.pubsub.testkit;

import io.jview.pubsub.Gap;
import io.jview.pubsub.Replay;
import io.jview.pubsub.Retention;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.testkit.fixture.Differences;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.history.RandomFaults;
import io.jview.pubsub.testkit.history.ReplaySoak;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** What chapter 8 demands while the link falls and rises, and the log with it. */
abstract class ReplayInOutages extends Chapter {

  /** How topics are called that instances of this chapter keep. */
  static final String KEPT = "kept";

  static final Retention MANY = new Retention(100_000, 64 << 20, Duration.ofMinutes(5));

  /** Two instances that keep topics; the same one twice where instances share no broker. */
  final List<Node> keeping(Retention retention) {
    Node first = started(fixture().newReplayingNode(KEPT, retention));
    Node last =
        fixture().sharesBroker() ? started(fixture().newReplayingNode(KEPT, retention)) : first;
    return List.of(first, last);
  }

  static Object[] numbers(long from, long to) {
    return LongStream.range(from, to).boxed().toArray();
  }

  static void sendAll(Node node, String topic, long from, long to) {
    LongStream.range(from, to).forEach(i -> node.send(topic, i));
  }

  final void subscribe(
      Node node, String session, String topic, Replay replay, TopicHandler handler) {
    waits()
        .done(
            node.provider().subscribeTopic(session, topic, replay, handler),
            "subscribing '" + session + "' to '" + topic + "' with " + replay);
  }

  final void subscribe(Node node, String session, String topic, TopicHandler handler) {
    node.subscribe(session, topic, handler);
  }

  static BooleanSupplier something(Inbox inbox, int messages) {
    return () -> inbox.entries().size() >= messages;
  }

  @Test
  @DisplayName("R2 what is accepted while an instance receives nothing arrives, and no gap is told")
  void receivingIsCaughtUp() {
    List<Node> pair = keeping(MANY);
    String topic = topic(KEPT);
    Inbox plain = pair.getLast().subscribe("plain", topic);
    Inbox all = pair.getLast().subscribe("all", topic, Replay.all());
    sendAll(pair.getFirst(), topic, 0, 10);
    plain.awaitExactly(numbers(0, 10));
    fixture().cutReceiving();
    sendAll(pair.getFirst(), topic, 10, 800);
    fixture().restoreLink();
    plain.awaitExactly(numbers(0, 800));
    all.awaitExactly(numbers(0, 800));
    sendAll(pair.getFirst(), topic, 800, 810);
    plain.awaitExactly(numbers(0, 810));
    all.awaitExactly(numbers(0, 810));
  }

  @Test
  @DisplayName("R2 nothing is missing and no gap is told after outages, one after the other")
  void outagesAreCaughtUp() {
    List<Node> pair = keeping(MANY);
    String topic = topic(KEPT);
    Inbox first = pair.getFirst().subscribe("s", topic);
    Inbox last = pair.getLast().subscribe("s", topic);
    long sent = 0;
    List<Object> accepted = new ArrayList<>();
    for (int outage = 0; outage < 3; outage++) {
      for (int i = 0; i < 20; i++) {
        sent = pair.getFirst().sendUntilAccepted(topic, sent + 1);
        accepted.add(sent);
      }
      cutLink(pair.getFirst(), pair.getLast());
      fixture().restoreLink();
    }
    accepted.add(pair.getLast().sendUntilAccepted(topic, sent + 1));
    Object end = accepted.getLast();
    for (Inbox inbox : List.of(first, last)) {
      inbox.awaitMessage(end);
      List<Object> known = new ArrayList<>(inbox.entries());
      known.retainAll(accepted);
      Differences.expectEqual("what was accepted", accepted, known);
      Differences.expectEqual("gaps", List.of(), inbox.gaps());
    }
  }

  @Test
  @DisplayName("R2 nothing accepted is missing, twice or out of order through faults at random")
  void faultsAtRandom(TestReporter report) {
    new ReplaySoak(keeping(MANY), waits(), KEPT).run(new RandomFaults(fixture()), report);
  }

  @Test
  @DisplayName("R3 where the log was trimmed meanwhile, one gap, then what is there")
  void trimmedInAnOutage() {
    List<Node> pair = keeping(new Retention(16, 1 << 20, Duration.ofMinutes(5)));
    String topic = topic(KEPT);
    Inbox inbox = pair.getLast().subscribe("s", topic);
    sendAll(pair.getFirst(), topic, 0, 5);
    inbox.awaitExactly(numbers(0, 5));
    fixture().cutReceiving();
    sendAll(pair.getFirst(), topic, 5, 400);
    fixture().restoreLink();
    inbox.awaitMessage(399L);
    int kept = inbox.entries().size() - 6;
    List<Object> expected = new ArrayList<>(Arrays.asList(numbers(0, 5)));
    expected.add(gap(topic, Gap.Reason.LOST));
    expected.addAll(Arrays.asList(numbers(400 - kept, 400)));
    Differences.expectEqual("what came", expected, inbox.entries());
  }

  @Test
  @DisplayName("R3 where the log is gone, one gap at that place, then what is there")
  void flushed() {
    List<Node> pair = keeping(MANY);
    String topic = topic(KEPT);
    Inbox inbox = pair.getLast().subscribe("s", topic);
    sendAll(pair.getFirst(), topic, 0, 5);
    inbox.awaitExactly(numbers(0, 5));
    fixture().loseLogs();
    sendAll(pair.getFirst(), topic, 5, 8);
    inbox.awaitExactly(0L, 1L, 2L, 3L, 4L, gap(topic, Gap.Reason.LOST), 5L, 6L, 7L);
    Inbox all = pair.getFirst().subscribe("t", topic, Replay.all());
    all.awaitExactly(5L, 6L, 7L);
  }

  @Test
  @DisplayName("R3 where the newest are lost in an outage, one gap, then what is there")
  void newestLost() {
    List<Node> pair = keeping(MANY);
    String topic = topic(KEPT);
    Inbox inbox = pair.getLast().subscribe("s", topic);
    sendAll(pair.getFirst(), topic, 0, 10);
    inbox.awaitExactly(numbers(0, 10));
    fixture().cutReceiving();
    fixture().loseNewest(topic, 4);
    sendAll(pair.getFirst(), topic, 10, 20);
    fixture().restoreLink();
    List<Object> expected = new ArrayList<>(Arrays.asList(numbers(0, 10)));
    expected.add(gap(topic, Gap.Reason.LOST));
    expected.addAll(Arrays.asList(numbers(10, 20)));
    inbox.awaitExactly(expected.toArray());
  }
}
