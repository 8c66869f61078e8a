package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jview.pubsub.Message;
import io.jview.pubsub.MessageEncodingException;
import io.jview.pubsub.PayloadTooLargeException;
import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.testkit.fixture.Frames;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Sample;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Chapter 4 of the delivery rules; {@link PubSubConformance} has them all. */
public abstract class MessageRules extends Chapter {

  private static final int LIMIT = 1 << 20;

  /** Large messages that are under way together: a mailbox has room for them. */
  private static final int AT_ONCE = 6;

  /** Called by the test engine. */
  protected MessageRules() {}

  @Test
  @DisplayName("M1 JSON values arrive equal")
  void valuesArriveEqual() {
    String topic = topic("values");
    Queue<Message> received = listen("s", topic);
    List<Sample> samples = Sample.all();
    samples.forEach(sample -> sender().send(topic, sample.sent()));
    waits().until("all values came", () -> received.size() == samples.size());
    for (Sample sample : samples) {
      assertEquals(sample.expected(), received.remove().value(), () -> "sent " + sample);
    }
  }

  @Test
  @DisplayName("M1 records and beans arrive by their JSON form")
  void recordsAndBeansArrive() {
    String topic = topic("objects");
    Queue<Message> received = listen("s", topic);
    Sample.Point point = new Sample.Point(3, -4.5, "corner", List.of("a", "b"));
    sender().send(topic, point);
    sender().send(topic, new Sample.Bean("before"));
    waits().until("both came", () -> received.size() == 2);
    assertEquals(point, received.remove().as(Sample.Point.class));
    assertEquals("before", received.remove().as(Sample.Bean.class).getText());
  }

  private Queue<Message> listen(String session, String topic) {
    Queue<Message> received = new ConcurrentLinkedQueue<>();
    TopicHandler handler = (on, message) -> received.add(message);
    receiver().subscribe(session, topic, handler);
    return received;
  }

  @Test
  @DisplayName("M2 what is not JSON fails at the caller, who learns the path and the class")
  void notJsonFailsAtTheCaller() {
    String topic = topic("refused");
    Inbox inbox = receiver().subscribe("s", topic);
    Map<String, Object> thread = Map.of("user", Map.of("thread", Thread.currentThread()));
    MessageEncodingException refusal = refused(topic, thread);
    assertTrue(refusal.path().contains("user") && refusal.path().contains("thread"), refusal::path);
    assertTrue(refusal.className().contains("Thread"), refusal::className);
    List<Object> cycle = new ArrayList<>();
    cycle.add(cycle);
    refused(topic, cycle);
    refused(topic, Double.NaN);
    refused(topic, List.of(Float.POSITIVE_INFINITY));
    refused(topic, "lone \ud83d surrogate");
    refused(topic, Map.of("key \ude80", 1));
    refused(topic, new Object());
    Runnable lambda = () -> {};
    refused(topic, Collections.singletonList(lambda));
    sender().send(topic, "fine");
    inbox.awaitExactly("fine");
  }

  private MessageEncodingException refused(String topic, Object message) {
    return assertThrows(
        MessageEncodingException.class, () -> sender().provider().broadcast(topic, message));
  }

  @Test
  @DisplayName("M3 what the sender changes afterwards no receiver sees")
  void senderCannotChangeTheMessage() {
    String topic = topic("changed");
    Inbox remote = receiver().subscribe("s", topic);
    Inbox local = sender().subscribe("t", topic);
    List<Object> list = new ArrayList<>(List.of("before"));
    Map<String, Object> map = new HashMap<>(Map.of("list", list));
    CompletionStage<Void> sent = sender().provider().broadcast(topic, map);
    list.add("after");
    map.put("more", "after");
    waits().done(sent, "a broadcast");
    Map<String, Object> expected = Map.of("list", List.of("before"));
    remote.awaitExactly(expected);
    local.awaitExactly(expected);
  }

  @Test
  @DisplayName("M3 what one receiver changes no other receiver sees")
  void receiversCannotChangeTheMessage() {
    String topic = topic("shared");
    Queue<Message> first = listen("s", topic);
    Queue<Message> second = listen("t", topic);
    sender().send(topic, new Sample.Bean("before"));
    sender().send(topic, Map.of("list", List.of("before")));
    waits().until("both came to both", () -> first.size() == 2 && second.size() == 2);
    Sample.Bean bean = first.remove().as(Sample.Bean.class);
    bean.setText("after");
    Sample.Bean other = second.remove().as(Sample.Bean.class);
    assertNotSame(bean, other, "an object that can change was shared");
    assertEquals("before", other.getText());
    Map<?, ?> map = assertInstanceOf(Map.class, first.remove().value());
    List<?> list = assertInstanceOf(List.class, map.get("list"));
    assertThrows(UnsupportedOperationException.class, map::clear);
    assertThrows(UnsupportedOperationException.class, list::clear);
  }

  @Test
  @DisplayName("M4 one MiB arrives, in order with small messages around it")
  void largeMessages() {
    String topic = topic("large");
    Inbox inbox = receiver().subscribe("s", topic);
    String large = "x".repeat(LIMIT - 2);
    sender().send(topic, "before");
    sender().send(topic, large);
    sender().send(topic, "between");
    sender().send(topic, Map.of("text", "ü".repeat(400_000)));
    sender().send(topic, "after");
    inbox.awaitExactly("before", large, "between", Map.of("text", "ü".repeat(400_000)), "after");
  }

  @Test
  @DisplayName("M4 large messages, sent without waiting, arrive in order with small ones between")
  void largeMessagesAtOnce() {
    String topic = topic("large");
    Inbox inbox = receiver().subscribe("s", topic);
    List<Object> all = new ArrayList<>();
    for (long i = 0; i < AT_ONCE; i++) {
      all.add(i);
      all.add(i + "x".repeat(LIMIT - 100 - (int) i));
    }
    List<CompletionStage<Void>> sent =
        all.stream().map(message -> sender().provider().broadcast(topic, message)).toList();
    sent.forEach(stage -> waits().done(stage, "a broadcast of a large message"));
    inbox.awaitExactly(all.toArray());
  }

  @Test
  @DisplayName("M4 what is larger is refused at the caller, with size and limit")
  void tooLargeMessages() {
    String topic = topic("too-large");
    Inbox inbox = receiver().subscribe("s", topic);
    PayloadTooLargeException refusal =
        assertThrows(
            PayloadTooLargeException.class,
            () -> sender().provider().broadcast(topic, "x".repeat(LIMIT - 1)));
    assertEquals(LIMIT + 1, refusal.size(), "size");
    assertEquals(LIMIT, refusal.limit(), "limit");
    sender().send(topic, 1L);
    inbox.awaitExactly(1L);
  }

  @Test
  @DisplayName("M5 a malformed or misdirected frame is skipped, and the next one delivered")
  void malformedFrames() {
    String topic = topic("malformed");
    Inbox inbox = receiver().subscribe("s", topic);
    Frames frames = frames(topic);
    Arrays.asList("no JSON", "", "42", "[]", "{}", "{\"topic\":", "{\"message\":1}")
        .forEach(frames::publish);
    frames.publish("{\"topic\":\"" + topic + "\"}");
    frames.publish("{\"topic\":7,\"message\":1}");
    frames.publish("{\"topic\":\"another\",\"message\":\"misdirected\"}");
    fixture().publishFrame(topic, new byte[] {(byte) 0xff, 0, '{', '"', (byte) 0xc3, '"'});
    sender().send(topic, "fine");
    inbox.awaitExactly("fine");
  }

  @Test
  @DisplayName("M6 the same message sent twice is delivered twice")
  void sameMessageTwice() {
    String topic = topic("same");
    Inbox inbox = receiver().subscribe("s", topic);
    Map<String, Object> message = new LinkedHashMap<>(Map.of("id", 1L));
    sender().send(topic, message);
    sender().send(topic, message);
    receiver().send(topic, message);
    inbox.awaitExactly(message, message, message);
  }
}
