package io.jview.pubsub.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.jview.pubsub.Message;
import io.jview.pubsub.TopicHandler;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The recording backend")
class RecordingPubSubTest {

  private final RecordingPubSub pubsub = RecordingPubSub.create();
  private final List<Object> received = new CopyOnWriteArrayList<>();
  private final TopicHandler handler = (topic, message) -> received.add(message.value());

  @Test
  @DisplayName("delivers before broadcast returns, on the caller's thread")
  void deliversAtOnce() {
    List<Thread> threads = new ArrayList<>();
    pubsub.subscribeTopic("s", "t", (topic, message) -> threads.add(Thread.currentThread()));
    pubsub.broadcast("t", 1);
    assertThat(threads).containsExactly(Thread.currentThread());
  }

  @Test
  @DisplayName("delivers what a handler broadcasts right after it")
  void deliversWhatHandlersSend() {
    pubsub.subscribeTopic(
        "first",
        "t",
        (topic, message) -> {
          pubsub.broadcast("echo", message);
          received.add("after the broadcast");
        });
    pubsub.subscribeTopic("second", "echo", handler);
    pubsub.broadcast("t", "echoed");
    assertThat(received).containsExactly("after the broadcast", "echoed");
  }

  @Test
  @DisplayName("leaves what comes during a delivery to the thread that delivers")
  void deliversOnOneThread() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch open = new CountDownLatch(1);
    List<Thread> threads = new CopyOnWriteArrayList<>();
    pubsub.subscribeTopic(
        "s",
        "t",
        (topic, message) -> {
          threads.add(Thread.currentThread());
          entered.countDown();
          open.await();
        });
    Thread deliverer = Thread.ofVirtual().start(() -> pubsub.broadcast("t", 1));
    entered.await();
    assertThat(pubsub.broadcast("t", 2).toCompletableFuture()).isDone();
    assertThat(threads).hasSize(1);
    open.countDown();
    deliverer.join();
    assertThat(threads).containsExactly(deliverer, deliverer);
  }

  @Test
  @DisplayName("keeps every subscription and every broadcast, in order")
  void keepsHistories() {
    pubsub.subscribeTopic("a", "t", handler);
    pubsub.subscribeTopic("b", "u", handler);
    pubsub.unsubscribeTopic("a", "t");
    pubsub.subscribeTopic("a", "t", handler);
    pubsub.broadcast("t", 1);
    pubsub.broadcast("nobody", List.of("x"));
    assertThat(pubsub.subscriptions())
        .containsExactly(
            new RecordedSubscription("a", "t"),
            new RecordedSubscription("b", "u"),
            new RecordedSubscription("a", "t"));
    assertThat(pubsub.broadcasts())
        .containsExactly(
            new RecordedBroadcast("t", Message.of(1)),
            new RecordedBroadcast("nobody", Message.of(List.of("x"))));
  }

  @Test
  @DisplayName("knows which subscriptions have not ended")
  void knowsWhoIsActive() {
    pubsub.subscribeTopic("a", "t", handler);
    pubsub.subscribeTopic("a", "u", handler);
    pubsub.subscribeTopic("b", "t", handler);
    pubsub.unsubscribeTopic("b", "t");
    assertThat(pubsub.activeSubscriptions())
        .containsExactly(new RecordedSubscription("a", "t"), new RecordedSubscription("a", "u"));
    pubsub.unsubscribeAll("a");
    assertThat(pubsub.activeSubscriptions()).isEmpty();
    pubsub.assertNoSubscriptions();
  }

  @Test
  @DisplayName("says which subscriptions are left")
  void saysWhatIsLeft() {
    pubsub.subscribeTopic("view-7", "counter", handler);
    pubsub.subscribeTopic("view-8", "chat:1", handler);
    assertThatThrownBy(pubsub::assertNoSubscriptions)
        .isInstanceOf(AssertionError.class)
        .hasMessage(
            """
            2 subscriptions are left:
              session 'view-7' on topic 'counter'
              session 'view-8' on topic 'chat:1'\
            """);
  }

  @Test
  @DisplayName("logs nothing that was refused, and nothing is left after the stop")
  void stops() {
    pubsub.subscribeTopic("s", "t", handler);
    assertThat(pubsub.stop().toCompletableFuture()).isDone();
    pubsub.subscribeTopic("late", "t", handler);
    pubsub.broadcast("t", 1);
    assertThat(pubsub.subscriptions()).containsExactly(new RecordedSubscription("s", "t"));
    assertThat(pubsub.broadcasts()).isEmpty();
    pubsub.assertNoSubscriptions();
    assertThat(received).isEmpty();
  }

  @Test
  @DisplayName("counts what it delivers")
  void counts() {
    pubsub.subscribeTopic("s", "t", handler);
    pubsub.broadcast("t", 1);
    assertThat(pubsub.stats().delivered()).isEqualTo(1);
  }
}
