package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertThrows;

import io.jview.pubsub.testkit.fixture.Gate;
import io.jview.pubsub.testkit.fixture.Inbox;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chapter 2 of the delivery rules; {@link PubSubConformance} has them all. */
public abstract class BroadcastingRules extends BroadcastingInOutages {

  private static final List<String> VALID_TOPICS =
      List.of(
          "a",
          "A",
          "room:1",
          "room:10",
          "room:1:x",
          "room",
          "with space",
          " with space",
          "\"quoted\"",
          "it's",
          "back\\slash",
          "per%cent",
          "new\nline",
          "{brace}",
          "*",
          "room:*",
          "ünïcödé",
          "u\u0308nicode",
          "emoji 🚀",
          "../up",
          "x".repeat(63),
          "x".repeat(64),
          "x".repeat(65),
          "x".repeat(1_000) + "a",
          "x".repeat(1_000) + "b",
          "🚀".repeat(240));

  private static final List<String> INVALID_TOPICS =
      List.of("", "nul\0", "lone \ud83d", "\ude80", "x".repeat(1_025), "ü".repeat(513));

  /** Called by the test engine. */
  protected BroadcastingRules() {}

  @Test
  @DisplayName("B1 a message is delivered once to each subscribed session of each instance")
  void everybodyOnceAndNobodyElse() {
    String topic = topic("all");
    String other = topic("other");
    List<Inbox> all = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      all.add(receiver().subscribe("r" + i, topic));
      all.add(sender().subscribe("s" + i, topic));
    }
    Inbox bystander = receiver().subscribe("bystander", other);
    sender().send(topic, 1L);
    receiver().send(topic, 2L);
    sender().send(other, 3L);
    all.forEach(inbox -> inbox.awaitInAnyOrder(1L, 2L));
    bystander.awaitExactly(3L);
    waits().hold();
    all.forEach(inbox -> inbox.awaitInAnyOrder(1L, 2L));
    bystander.awaitExactly(3L);
  }

  @Test
  @DisplayName("B2 any text of up to 1,024 bytes is a topic, and all topics are distinct")
  void topicsAreDistinct() {
    String prefix = topic("t").substring(0, 10);
    Map<String, Inbox> inboxes = new LinkedHashMap<>();
    Stream<String> longest = Stream.of("x".repeat(1_014));
    Stream.concat(longest, VALID_TOPICS.stream())
        .map(prefix::concat)
        .forEach(topic -> inboxes.put(topic, receiver().subscribe("s", topic)));
    inboxes.keySet().forEach(topic -> sender().send(topic, topic));
    inboxes.forEach((topic, inbox) -> inbox.awaitExactly(topic));
    List<String> left = Stream.of("a", "room", "room:1").map(prefix::concat).toList();
    left.forEach(topic -> receiver().unsubscribe("s", topic));
    waits().hold();
    inboxes.forEach((topic, inbox) -> inbox.awaitExactly(topic));
    inboxes.keySet().removeAll(left);
    inboxes.keySet().forEach(topic -> sender().send(topic, topic));
    inboxes.forEach((topic, inbox) -> inbox.awaitExactly(topic, topic));
  }

  @Test
  @DisplayName("B2 anything else is refused with an IllegalArgumentException")
  void badTopicsAreRefused() {
    for (String topic : INVALID_TOPICS) {
      refuses(() -> receiver().provider().subscribeTopic("s", topic, (on, message) -> {}));
      refuses(() -> receiver().provider().unsubscribeTopic("s", topic));
      refuses(() -> receiver().provider().broadcast(topic, 1L));
    }
  }

  private static void refuses(Runnable call) {
    assertThrows(IllegalArgumentException.class, call::run);
  }

  @Test
  @DisplayName("B8 a broadcast from a session reaches all but that session, in the topic's order")
  void allButOne() {
    String topic = topic("from");
    Inbox own = receiver().subscribe("own", topic);
    Inbox other = receiver().subscribe("other", topic);
    Inbox elsewhere = sender().subscribe("elsewhere", topic);
    receiver().send(topic, 1L);
    waits().done(receiver().provider().broadcastFrom("own", topic, 2L), "broadcasting from");
    waits().done(receiver().provider().broadcastFrom("elsewhere", topic, 3L), "broadcasting from");
    receiver().send(topic, 4L);
    boolean isOne = receiver().equals(sender());
    other.awaitExactly(1L, 2L, 3L, 4L);
    own.awaitExactly(1L, 3L, 4L);
    elsewhere.awaitExactly(isOne ? new Object[] {1L, 2L, 4L} : new Object[] {1L, 2L, 3L, 4L});
  }

  @Test
  @DisplayName("B8 a local broadcast reaches this instance only, in the topic's order")
  void localOnly() {
    String topic = topic("local");
    Inbox here = receiver().subscribe("here", topic);
    Inbox elsewhere = sender().subscribe("elsewhere", topic);
    boolean isOne = receiver().equals(sender());
    List<Object> expected = new ArrayList<>();
    for (long i = 0; i < 50; i++) {
      expected.add(i);
      if (i % 2 == 0) {
        receiver().provider().broadcast(topic, i);
      } else {
        receiver().provider().broadcastLocal(topic, i);
      }
    }
    here.awaitExactly(expected.toArray());
    expected.removeIf(number -> !isOne && (Long) number % 2 != 0);
    elsewhere.awaitExactly(expected.toArray());
  }

  @Test
  @DisplayName("B3 a broadcast that nobody listens to is done")
  void nobodyListens() {
    String topic = topic("silence");
    sender().send(topic, 1L);
    Inbox inbox = receiver().subscribe("s", topic);
    receiver().unsubscribe("s", topic);
    sender().send(topic, 2L);
    waits().hold();
    inbox.expectEmpty();
  }

  @Test
  @DisplayName("B4 a broadcast is done when the broker has accepted it, not when it was delivered")
  void doneWhenAccepted() {
    String topic = topic("accepted");
    Inbox inbox = receiver().inbox("s", topic);
    Gate gate = gate(inbox);
    receiver().subscribe("s", topic, gate);
    sender().begin(topic, 1L);
    gate.awaitEntered();
    waits().done(sender().begin(topic, 2L), "a broadcast while a handler is at work");
    gate.open();
    inbox.awaitExactly(1L, 2L);
  }
}
