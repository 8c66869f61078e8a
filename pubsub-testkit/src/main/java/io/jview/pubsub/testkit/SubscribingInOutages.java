package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jview.pubsub.Gap;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Node;
import io.jview.pubsub.testkit.fixture.Waits;
import java.time.Duration;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The part of chapter 1 that needs a broker which is away, slow or unwilling. */
abstract class SubscribingInOutages extends Chapter {

  /** The default of 3 seconds, and something for slow machines. */
  private static final Duration SUBSCRIBE_TIMEOUT = Duration.ofSeconds(6);

  @Test
  @DisplayName("S9 while the link is down, subscribing is done at once; it takes effect later")
  void subscribingWhileDown() {
    String topic = topic("mounted");
    sender();
    receiver();
    cutLink(receiver());
    Inbox inbox = receiver().inbox("s", topic);
    CompletionStage<Void> subscribed = receiver().provider().subscribeTopic("s", topic, inbox);
    assertTrue(waits().overSoon(subscribed), "subscribing was not done at once");
    waits().done(subscribed, "subscribing while the link is down");
    fixture().restoreLink();
    inbox.awaitThat("was told something", entries -> !entries.isEmpty());
    assertEquals(gap(topic, Gap.Reason.DISCONNECTED), inbox.entries().getFirst());
    awaitDelivery(sender(), topic, inbox, 1);
  }

  @Test
  @DisplayName("S9 while the link is down, unsubscribing is done at once, and stays so")
  void unsubscribingWhileDown() {
    String topic = topic("left");
    Inbox left = receiver().subscribe("s", topic);
    Inbox stays = receiver().subscribe("stays", topic);
    sender();
    cutLink(receiver());
    CompletionStage<Void> done = receiver().provider().unsubscribeTopic("s", topic);
    assertTrue(waits().overSoon(done), "unsubscribing was not done at once");
    fixture().restoreLink();
    stays.awaitGap(Gap.Reason.DISCONNECTED);
    awaitDelivery(sender(), topic, stays, 1);
    waits().hold();
    left.expectEmpty();
  }

  @Test
  @DisplayName("S10 a subscription that the broker does not confirm in time is done, with a gap")
  void unconfirmedSubscription() {
    String topic = topic("unconfirmed");
    sender();
    receiver();
    fixture().stallLink();
    Inbox inbox = receiver().inbox("s", topic);
    CompletionStage<Void> subscribed = receiver().provider().subscribeTopic("s", topic, inbox);
    assertFalse(waits().overSoon(subscribed), "subscribing was done though nobody confirmed it");
    awaitTimeout(subscribed);
    fixture().restoreLink();
    inbox.awaitThat("was told something", entries -> !entries.isEmpty());
    assertEquals(gap(topic, Gap.Reason.DISCONNECTED), inbox.entries().getFirst());
    awaitDelivery(sender(), topic, inbox, 1);
  }

  private void awaitTimeout(CompletionStage<Void> subscribed) {
    assertTrue(
        Waits.holdsWithin(SUBSCRIBE_TIMEOUT, () -> subscribed.toCompletableFuture().isDone()),
        "subscribing was not done within subscribeTimeout, 3 seconds");
    waits().done(subscribed, "subscribing while the broker is slow");
  }

  @Test
  @DisplayName("S10 a subscription that is pending when the link is lost is done, with a gap")
  void pendingWhenTheLinkIsLost() {
    String topic = topic("pending");
    sender();
    receiver();
    fixture().stallLink();
    Inbox inbox = receiver().inbox("s", topic);
    CompletionStage<Void> subscribed = receiver().provider().subscribeTopic("s", topic, inbox);
    cutLink(receiver());
    waits().done(subscribed, "subscribing while the link is lost");
    fixture().restoreLink();
    inbox.awaitGap(Gap.Reason.DISCONNECTED);
    awaitDelivery(sender(), topic, inbox, 1);
  }

  @Test
  @DisplayName("S10 a subscription that is refused after it was done ends with a gap and a failure")
  void refusedLate() {
    String topic = topic("refused");
    Queue<String> failures = new ConcurrentLinkedQueue<>();
    Node node =
        started(fixture().newNode((session, on, cause) -> failures.add(session + " " + on)));
    sender();
    fixture().stallLink();
    fixture().refuse(topic);
    Inbox inbox = node.inbox("s", topic);
    CompletionStage<Void> subscribed = node.provider().subscribeTopic("s", topic, inbox);
    awaitTimeout(subscribed);
    fixture().restoreLink();
    inbox.awaitGap(Gap.Reason.REJECTED);
    waits().until("the failure handler was told", () -> failures.contains("s " + topic));
    sender().provider().broadcast(topic, 1L);
    waits().hold();
    assertEquals(List.of(gap(topic, Gap.Reason.REJECTED)), inbox.entries());
  }
}
