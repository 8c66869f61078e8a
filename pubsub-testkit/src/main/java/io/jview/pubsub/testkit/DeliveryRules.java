package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jview.pubsub.Gap;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.testkit.fixture.Frames;
import io.jview.pubsub.testkit.fixture.Gate;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.history.Flood;
import io.jview.pubsub.testkit.history.RandomSchedule;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Chapter 3 of the delivery rules; {@link PubSubConformance} has them all. */
public abstract class DeliveryRules extends Chapter {

  private static final int MAILBOX_MESSAGES = 2_048;
  private static final int MAILBOX_BYTES = 8 << 20;

  /** Called by the test engine. */
  protected DeliveryRules() {}

  @Test
  @DisplayName("D1 every session, on every instance, sees a topic's messages in the same order")
  void oneOrder() {
    String topic = topic("order");
    List<Inbox> inboxes = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      inboxes.add(receiver().subscribe("r" + i, topic));
      inboxes.add(sender().subscribe("s" + i, topic));
    }
    Flood flood = new Flood(List.of(sender(), receiver()), List.of(topic), 4, 250);
    flood.run();
    inboxes.forEach(
        inbox -> inbox.awaitThat("received all", entries -> entries.size() == flood.messages()));
    List<Object> order = inboxes.getFirst().entries();
    inboxes.forEach(inbox -> assertEquals(order, inbox.entries(), "two sessions' orders"));
    flood.expectPublishersInOrder(order);
  }

  @Test
  @DisplayName("D1 the order holds while sessions join and leave at random")
  void oneOrderAtRandom(TestReporter report) {
    new RandomSchedule(List.of(receiver(), sender()), waits()).run(report).expect("D1");
  }

  @Test
  @DisplayName("D2 the handlers of one session never overlap")
  void noOverlap() {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger overlaps = new AtomicInteger();
    AtomicInteger calls = new AtomicInteger();
    TopicHandler handler =
        (topic, message) -> {
          overlaps.addAndGet(inside.getAndIncrement() == 0 ? 0 : 1);
          Thread.sleep(1);
          inside.decrementAndGet();
          calls.incrementAndGet();
        };
    List<String> topics = List.of(topic("a"), topic("b"), topic("c"));
    topics.forEach(topic -> receiver().subscribe("s", topic, handler));
    Flood flood = new Flood(List.of(sender(), receiver()), topics, 4, 50);
    flood.run();
    waits().until("all was delivered", () -> calls.get() == flood.messages());
    assertEquals(0, overlaps.get(), "calls that began while another one was under way");
  }

  @Test
  @DisplayName("D3 a handler that throws hurts nobody")
  void throwingHandlerHurtsNobody() {
    String topic = topic("throws");
    Inbox own = receiver().inbox("throws", topic);
    TopicHandler handler =
        (on, message) -> {
          own.onMessage(on, message);
          if (Long.valueOf(1).equals(message.value())) {
            throw new AssertionError("thrown by the kit");
          }
          throw new Exception("thrown by the kit");
        };
    receiver().subscribe("throws", topic, handler);
    Inbox other = receiver().subscribe("other", topic);
    List.of(1L, 2L, 3L).forEach(message -> sender().send(topic, message));
    own.awaitExactly(1L, 2L, 3L);
    other.awaitExactly(1L, 2L, 3L);
  }

  @Test
  @DisplayName("D3 session, topic and cause of a failure reach the failure handler")
  void failuresAreTold() {
    String topic = topic("fails");
    Queue<List<Object>> failures = new ConcurrentLinkedQueue<>();
    Node node =
        started(
            fixture().newNode((session, on, cause) -> failures.add(List.of(session, on, cause))));
    Exception thrown = new Exception("thrown by the kit");
    node.subscribe(
        "s",
        topic,
        (on, message) -> {
          throw thrown;
        });
    node.send(topic, 1L);
    waits().until("the failure handler was told", () -> !failures.isEmpty());
    assertEquals(List.of(List.of("s", topic, thrown)), List.copyOf(failures));
  }

  @Test
  @DisplayName("D4 a handler that waits delays its own session only")
  void waitingDelaysNobodyElse() {
    String topic = topic("waits");
    List<Inbox> held = new ArrayList<>();
    List<Gate> gates = new ArrayList<>();
    for (int i = 0; i < 100; i++) {
      Inbox inbox = receiver().inbox("held" + i, topic);
      Gate gate = gate(inbox);
      receiver().subscribe("held" + i, topic, gate);
      held.add(inbox);
      gates.add(gate);
    }
    Inbox free = receiver().subscribe("free", topic);
    Object[] all = LongStream.range(0, 100).boxed().toArray();
    for (Object message : all) {
      waits().done(sender().begin(topic, message), "a broadcast while handlers wait");
    }
    free.awaitExactly(all);
    held.forEach(Inbox::expectEmpty);
    gates.forEach(Gate::open);
    held.forEach(inbox -> inbox.awaitExactly(all));
  }

  @Test
  @DisplayName("D4 a handler that burns CPU for 5 seconds is flagged, with session and topic")
  void burningIsFlagged() {
    String topic = topic("burns");
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    Node node =
        started(fixture().newNode((session, on, cause) -> failures.add(session + " " + on)));
    AtomicBoolean over = new AtomicBoolean();
    node.subscribe("burner", topic, (on, message) -> burn(over));
    try {
      node.begin(topic, 1L);
      waits().until("the failure handler was told", () -> !failures.isEmpty());
    } finally {
      over.set(true);
    }
    assertEquals(List.of("burner " + topic), List.copyOf(failures));
  }

  private static void burn(AtomicBoolean over) {
    while (!over.get()) {
      Thread.onSpinWait();
    }
  }

  @Test
  @DisplayName("D5 a full mailbox drops the oldest, with one gap for each topic ahead of the rest")
  void mailboxIsBoundedInCount() {
    List<String> topics = List.of(topic("a"), topic("b"));
    Inbox inbox = heldInbox(topics);
    long each = MAILBOX_MESSAGES / 2 + 100;
    List<CompletionStage<Void>> stages = new ArrayList<>();
    for (long i = 1; i <= each; i++) {
      stages.add(sender().provider().broadcast(topics.get(0), i));
      stages.add(sender().provider().broadcast(topics.get(1), -i));
    }
    stages.forEach(stage -> waits().done(stage, "a broadcast"));
    release(inbox, (int) (2 * each));
    inbox.awaitThat("received what fits", entries -> messages(entries) > MAILBOX_MESSAGES);
    List<Object> received = inbox.entries();
    assertEquals(0L, received.getFirst(), "the message that was being handled");
    Set<Object> gaps = new HashSet<>();
    for (int i = 0; i < topics.size(); i++) {
      List<Long> newest = ofSign(received, 1 - 2 * i);
      List<Long> last = LongStream.rangeClosed(each - newest.size() + 1, each).boxed().toList();
      assertEquals(last, newest, "the newest messages of a topic, in its order");
      if (newest.size() < each) {
        gaps.add(gap(topics.get(i), Gap.Reason.OVERFLOW));
      }
    }
    List<Object> ahead = received.subList(1, received.size() - MAILBOX_MESSAGES);
    assertEquals(gaps.size(), ahead.size(), "gaps ahead of what remains: " + ahead);
    assertEquals(gaps, Set.copyOf(ahead), "one gap for each topic concerned");
  }

  private static long messages(List<Object> entries) {
    return entries.stream().filter(Long.class::isInstance).count();
  }

  private static List<Long> ofSign(List<Object> entries, int sign) {
    return entries.stream()
        .filter(Long.class::isInstance)
        .map(entry -> sign * (Long) entry)
        .filter(number -> number > 0)
        .toList();
  }

  @Test
  @DisplayName("D5 a mailbox is bounded in bytes")
  void mailboxIsBoundedInBytes() {
    String topic = topic("large");
    Inbox inbox = heldInbox(List.of(topic));
    String large = "x".repeat(1_000_000);
    int sent = 12;
    for (int i = 0; i < sent; i++) {
      sender().send(topic, i + large);
    }
    List<Object> received = release(inbox, sent);
    assertEquals(gap(topic, Gap.Reason.OVERFLOW), received.get(1), "the gap, ahead of the rest");
    List<Object> rest = received.subList(2, received.size());
    assertTrue(rest.size() <= MAILBOX_BYTES / large.length(), "too much waited: " + rest.size());
    assertTrue(rest.contains(sent - 1 + large), "the newest message was dropped");
  }

  private final List<Gate> held = new ArrayList<>();
  private final List<Inbox> witnesses = new ArrayList<>();

  /** An inbox on some topics, held up by a message, 0; others witness what comes. */
  private Inbox heldInbox(List<String> topics) {
    Inbox inbox = receiver().inbox("held", topics.toString());
    Gate gate = gate(inbox);
    held.add(gate);
    Inbox witness = receiver().inbox("witness", topics.toString());
    witnesses.add(witness);
    for (String topic : topics) {
      receiver().subscribe("held", topic, gate);
      receiver().subscribe("witness", topic, witness);
    }
    sender().send(topics.getFirst(), 0L);
    gate.awaitEntered();
    return inbox;
  }

  /** Lets all go on when it has arrived; gives what the inbox got. */
  private List<Object> release(Inbox inbox, int sent) {
    witnesses
        .getFirst()
        .awaitThat("received all", entries -> entries.size() >= Math.min(sent, MAILBOX_MESSAGES));
    waits().hold();
    held.getFirst().open();
    Object last = witnesses.getFirst().entries().getLast();
    inbox.awaitMessage(last);
    return inbox.entries();
  }

  @Test
  @DisplayName("D6 a handler may subscribe, broadcast and unsubscribe itself")
  void handlersMayCallBack() {
    String topic = topic("outer");
    String inner = topic("inner");
    Inbox inbox = receiver().inbox("s", inner);
    CompletableFuture<Void> result = new CompletableFuture<>();
    AtomicInteger calls = new AtomicInteger();
    TopicHandler handler =
        (on, message) -> {
          calls.incrementAndGet();
          try {
            receiver().subscribe("s", inner, inbox);
            receiver().send(inner, "from within");
            receiver().unsubscribe("s", topic);
            result.complete(null);
          } catch (AssertionError e) {
            result.completeExceptionally(e);
          }
        };
    receiver().subscribe("s", topic, handler);
    sender().begin(topic, 1L);
    waits().done(result, "a handler that calls back");
    inbox.awaitExactly("from within");
    sender().send(topic, 2L);
    waits().hold();
    assertEquals(1, calls.get(), "calls of a handler that has unsubscribed itself");
  }

  @Test
  @DisplayName("D7 no delivery is made twice while sessions join and leave at random")
  void nothingTwiceAtRandom(TestReporter report) {
    new RandomSchedule(List.of(receiver(), sender()), waits()).run(report).expect("D7");
  }

  @Test
  @DisplayName("D7 a frame that the broker repeats is delivered once")
  void repeatedFrames() {
    String topic = topic("repeated");
    Inbox inbox = receiver().subscribe("s", topic);
    Frames frames = new Frames(fixture(), topic);
    frames.publish(1, "a");
    frames.publish(1, "a");
    frames.publish(2, "b");
    frames.publish(1, "a");
    frames.publish(3, "c");
    inbox.awaitExactly("a", "b", "c");
  }
}
