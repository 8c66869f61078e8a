package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import io.jview.pubsub.Gap;
import io.jview.pubsub.PubSubUnavailableException;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.fixture.Waits;
import io.jview.pubsub.testkit.history.RandomOutages;
import io.jview.pubsub.testkit.history.RandomSchedule;
import io.jview.pubsub.testkit.history.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** The part of chapter 2 that needs a broker which is away or slow. */
abstract class BroadcastingInOutages extends StageRules {

  /** The default of 5 seconds, and something for slow machines. */
  private static final Duration PUBLISH_TIMEOUT = Duration.ofSeconds(8);

  /** No outbox is as large as that. */
  private static final int TOO_MANY = 200_000;

  @Test
  @DisplayName("B4 a broadcast whose fate cannot be known fails and says so")
  void unknownOutcome() {
    sender().send(topic("before"), 1L);
    fixture().stallLink();
    CompletionStage<Void> sent = sender().provider().broadcast(topic("stalled"), 1L);
    assertFalse(waits().overSoon(sent), "a broadcast was done though no broker has answered");
    assertTrue(
        unavailable(sent).outcomeUnknown(),
        "a broadcast that was handed over, and not answered, must fail as unknown");
  }

  @Test
  @DisplayName("B4 no broadcast is lost in silence or sent twice, however the link falls")
  void noSilentLossInRandomOutages(TestReporter report) {
    Verdict verdict =
        new RandomSchedule(pair(), waits()).disturbedBy(new RandomOutages(fixture())).run(report);
    expect(verdict, "B4", "S1", "D7", "O3");
  }

  @Test
  @DisplayName("B4 what is stalled when the link is cut fails as unknown, and is not sent again")
  void stalledThenCut() {
    String topic = topic("cut");
    Inbox inbox = receiver().subscribe("s", topic);
    sender().send(topic, 0L);
    inbox.awaitExactly(0L);
    fixture().stallLink();
    List<CompletionStage<Void>> sent = new ArrayList<>();
    for (long i = 1; i <= 20; i++) {
      sent.add(sender().provider().broadcast(topic, i));
    }
    waits().hold();
    fixture().cutLink();
    assertTrue(
        unavailable(sent.getFirst()).outcomeUnknown(),
        "expected as unknown what was handed over and then cut off, came as never sent");
    fixture().restoreLink();
    Set<Object> cutOff = new HashSet<>();
    for (int i = 0; i < sent.size(); i++) {
      if (waits().outcome(sent.get(i), "a broadcast that was stalled and cut off") != null) {
        cutOff.add(1L + i);
      }
    }
    inbox.awaitGap(Gap.Reason.DISCONNECTED);
    awaitDelivery(sender(), topic, inbox, 1_000);
    waits().hold();
    List<Object> received = inbox.messages();
    assertTrue(isAscending(received), () -> "expected no repetition, came " + received);
    cutOff.retainAll(received);
    assertEquals(Set.of(), cutOff, "broadcasts that were cut off and sent again");
  }

  @Test
  @DisplayName("B4 a broadcast that the broker refuses fails, and harms no later one")
  void refusedBroadcast() {
    String topic = topic("refused");
    Inbox inbox = receiver().subscribe("s", topic);
    sender().send(topic, 1L);
    fixture().refusePublishing();
    for (long i = 2; i <= 4; i++) {
      waits().failure(sender().provider().broadcast(topic, i), "a broadcast that is refused");
    }
    fixture().restoreLink();
    long last = sender().sendUntilAccepted(topic, 1_000);
    inbox.awaitMessage(last);
    List<Object> received = inbox.messages();
    assertEquals(List.of(1L, last), received, "what was accepted");
  }

  @Test
  @DisplayName("B5 a broadcast that waits longer than publishTimeout fails")
  void tooOld() {
    sender();
    cutLink(sender());
    CompletionStage<Void> sent = sender().provider().broadcast(topic("old"), 1L);
    assertFalse(waits().overSoon(sent), "a broadcast does not wait for the link");
    assertFalse(
        unavailable(sent).outcomeUnknown(), "a broadcast that was never sent is not unknown");
  }

  private PubSubUnavailableException unavailable(CompletionStage<Void> sent) {
    CompletableFuture<Void> stage = sent.toCompletableFuture();
    assertTrue(
        Waits.holdsWithin(PUBLISH_TIMEOUT, stage::isDone),
        "a broadcast did not fail within publishTimeout, 5 seconds");
    return assertInstanceOf(
        PubSubUnavailableException.class, waits().failure(stage, "a broadcast without a broker"));
  }

  @Test
  @DisplayName("B5 a broadcast that finds the outbox full fails at once")
  void outboxIsBounded() {
    sender();
    cutLink(sender());
    String topic = topic("flood");
    String payload = "x".repeat(1_000);
    for (int i = 0; i < TOO_MANY; i++) {
      CompletableFuture<Void> sent =
          sender().provider().broadcast(topic, payload).toCompletableFuture();
      if (sent.isCompletedExceptionally()) {
        assertFalse(unavailable(sent).outcomeUnknown(), "what was refused was not sent");
        return;
      }
    }
    fail("the outbox took " + TOO_MANY + " messages of 1,000 bytes: it is not bounded");
  }

  @Test
  @DisplayName("B5 what waits is sent in order when the link is back")
  void waitingIsSentInOrder() {
    String topic = topic("waiting");
    Inbox inbox = receiver().subscribe("s", topic);
    cutLink(sender(), receiver());
    List<CompletionStage<Void>> sent = new ArrayList<>();
    for (long i = 1; i <= 100; i++) {
      sent.add(sender().provider().broadcast(topic, i));
    }
    fixture().restoreLink();
    sent.forEach(stage -> waits().done(stage, "a broadcast that waited for the link"));
    inbox.awaitGap(Gap.Reason.DISCONNECTED);
    long last = awaitDelivery(sender(), topic, inbox, 1_000);
    List<Object> received = inbox.messages();
    assertTrue(received.contains(last), "the last message");
    assertTrue(isAscending(received), () -> "out of order: " + received);
  }

  static boolean isAscending(List<Object> numbers) {
    for (int i = 1; i < numbers.size(); i++) {
      if ((Long) numbers.get(i - 1) >= (Long) numbers.get(i)) {
        return false;
      }
    }
    return true;
  }
}
