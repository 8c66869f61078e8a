package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.testkit.fixture.Differences;
import io.jview.pubsub.testkit.fixture.Frames;
import io.jview.pubsub.testkit.fixture.Gate;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.history.Flood;
import io.jview.pubsub.testkit.history.RandomSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Chapter 3 of the delivery rules; {@link PubSubConformance} has them all. */
public abstract class DeliveryRules extends MailboxRules {

  /** Called by the test engine. */
  protected DeliveryRules() {}

  @Test
  @DisplayName("D1a one publisher's messages arrive in the order published")
  void publishersOrder() {
    String topic = topic("order");
    List<Inbox> inboxes = new ArrayList<>();
    for (Node node : pair()) {
      inboxes.add(node.subscribe("s" + inboxes.size(), topic));
    }
    Flood flood = new Flood(pair(), List.of(topic), 4, 250);
    flood.run();
    for (Inbox inbox : inboxes) {
      inbox.awaitThat("received all", entries -> entries.size() == flood.messages());
      flood.expectPublishersInOrder(inbox.entries());
    }
  }

  @Test
  @DisplayName("D1a each publisher's order holds while sessions join and leave at random")
  void publishersOrderAtRandom(TestReporter report) {
    expect(new RandomSchedule(pair(), waits()).run(report), "D1a");
  }

  @Test
  @DisplayName("D1b every session, on each of four instances, sees one and the same order")
  void oneOrder() {
    assumeOneOrder();
    String topic = topic("order");
    List<Node> four = started(4);
    List<Inbox> inboxes = new ArrayList<>();
    for (Node node : four) {
      inboxes.add(node.subscribe("r" + inboxes.size(), topic));
      inboxes.add(node.subscribe("s" + inboxes.size(), topic));
    }
    Flood flood = new Flood(four, List.of(topic), 8, 150);
    flood.run();
    inboxes.forEach(
        inbox -> inbox.awaitThat("received all", entries -> entries.size() == flood.messages()));
    List<Object> order = inboxes.getFirst().entries();
    inboxes.forEach(
        inbox -> Differences.expectEqual("two sessions' orders", order, inbox.entries()));
  }

  @Test
  @DisplayName("D1b the one order holds while sessions join and leave at random")
  void oneOrderAtRandom(TestReporter report) {
    assumeOneOrder();
    expect(new RandomSchedule(pair(), waits()).run(report), "D1b");
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
    expect(new RandomSchedule(pair(), waits()).run(report), "D7");
  }

  @Test
  @DisplayName("D7 a frame that the broker repeats is delivered once")
  void repeatedFrames() {
    String topic = topic("repeated");
    Inbox inbox = receiver().subscribe("s", topic);
    Frames frames = frames(topic);
    frames.publish(1, "a");
    frames.publish(1, "a");
    frames.publish(2, "b");
    frames.publish(1, "a");
    frames.publish(3, "c");
    inbox.awaitExactly("a", "b", "c");
  }
}
