package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.jview.pubsub.TopicHandler;
import io.jview.pubsub.testkit.fixture.Chatter;
import io.jview.pubsub.testkit.fixture.Gate;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.history.Contention;
import io.jview.pubsub.testkit.history.RandomSchedule;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Chapter 1 of the delivery rules; {@link PubSubConformance} has them all. */
public abstract class SubscribingRules extends SubscribingInOutages {

  /** Called by the test engine. */
  protected SubscribingRules() {}

  @Test
  @DisplayName("S1 when subscribing is done, every later broadcast is delivered, from any instance")
  void laterBroadcastsAreDelivered() {
    for (int round = 0; round < 50; round++) {
      String topic = topic("later");
      Inbox inbox = receiver().subscribe("s" + round, topic);
      sender().send(topic, 1L);
      receiver().send(topic, 2L);
      inbox.awaitInAnyOrder(1L, 2L);
    }
  }

  @Test
  @DisplayName("S1 nothing is missed by whoever joins while others send and leave at random")
  void nothingIsMissedAtRandom(TestReporter report) {
    expect(new RandomSchedule(pair(), waits()).run(report), "S1");
  }

  @Test
  @DisplayName("S2 the last handler wins, and a message is delivered once")
  void lastHandlerWins() {
    String topic = topic("twice");
    Inbox first = receiver().subscribe("s", topic);
    Inbox second = receiver().subscribe("s", topic);
    sender().send(topic, 1L);
    sender().send(topic, 2L);
    second.awaitExactly(1L, 2L);
    waits().hold();
    second.awaitExactly(1L, 2L);
    first.expectEmpty();
  }

  @Test
  @DisplayName("S2 the new handler gets what still waits")
  void newHandlerGetsWhatWaits() {
    String topic = topic("waiting");
    Inbox before = receiver().inbox("s", topic);
    Gate gate = gate(before);
    receiver().subscribe("s", topic, gate);
    Inbox control = receiver().subscribe("control", topic);
    sender().begin(topic, 1L);
    gate.awaitEntered();
    waits().done(sender().begin(topic, 2L), "a broadcast");
    Inbox after = receiver().subscribe("s", topic);
    gate.open();
    after.awaitExactly(2L);
    before.awaitExactly(1L);
    control.awaitExactly(1L, 2L);
  }

  @Test
  @DisplayName("S3 unsubscribing what was never subscribed does nothing")
  void unsubscribingTheUnknown() {
    String topic = topic("known");
    Inbox inbox = receiver().subscribe("s", topic);
    receiver().unsubscribe("s", topic("unknown"));
    receiver().unsubscribe("stranger", topic);
    receiver().unsubscribe("stranger", topic("unknown"));
    receiver().unsubscribeAll("stranger");
    sender().send(topic, 1L);
    inbox.awaitExactly(1L);
  }

  @Test
  @DisplayName("S3 unsubscribing what was never subscribed leaves no trace at the broker")
  void unsubscribingTheUnknownLeavesNoTrace() {
    int before = fixture().brokerSubscriptions();
    receiver().unsubscribe("s", topic("unknown"));
    receiver().unsubscribeAll("s");
    waits().hold();
    assertEquals(before, fixture().brokerSubscriptions(), "subscriptions at the broker");
  }

  @Test
  @DisplayName("S4 when unsubscribing is done, no handler begins any more")
  void noHandlerBeginsAfterLeaving() {
    String topic = topic("leaving");
    AtomicInteger late = new AtomicInteger();
    try (Chatter chatter = new Chatter(sender(), topic)) {
      for (int round = 0; round < 40; round++) {
        AtomicBoolean left = new AtomicBoolean();
        AtomicBoolean heard = new AtomicBoolean();
        TopicHandler handler =
            (on, message) -> {
              heard.set(true);
              late.addAndGet(left.get() ? 1 : 0);
            };
        receiver().subscribe("s", topic, handler);
        waits().until("a message came", heard::get);
        leave(round, topic);
        left.set(true);
      }
      waits().hold();
    }
    assertEquals(0, late.get(), "handlers that began after their session had left");
  }

  private void leave(int round, String topic) {
    if (round % 2 == 0) {
      receiver().unsubscribe("s", topic);
    } else {
      receiver().unsubscribeAll("s");
    }
  }

  @Test
  @DisplayName("S4 what waits for a session that leaves is not delivered")
  void whatWaitsIsDiscarded() {
    String topic = topic("discarded");
    Inbox inbox = receiver().inbox("s", topic);
    Gate gate = gate(inbox);
    receiver().subscribe("s", topic, gate);
    Inbox control = receiver().subscribe("control", topic);
    sender().begin(topic, 1L);
    gate.awaitEntered();
    waits().done(sender().begin(topic, 2L), "a broadcast");
    CompletionStage<Void> left = receiver().provider().unsubscribeTopic("s", topic);
    gate.open();
    waits().done(left, "unsubscribing");
    control.awaitExactly(1L, 2L);
    waits().hold();
    inbox.awaitExactly(1L);
  }

  @Test
  @DisplayName("S4 no handler begins after its session left while others send and join at random")
  void nobodyIsCalledAfterLeavingAtRandom(TestReporter report) {
    expect(new RandomSchedule(pair(), waits()).run(report), "S4");
  }

  @Test
  @DisplayName("S5 leaving all topics touches no other session")
  void leavingAllTouchesNoOther() {
    String shared = topic("shared");
    String own = topic("own");
    receiver().subscribe("leaves", shared);
    receiver().subscribe("leaves", own);
    Inbox stays = receiver().subscribe("stays", shared);
    Inbox elsewhere = sender().subscribe("elsewhere", own);
    receiver().unsubscribeAll("leaves");
    sender().send(shared, 1L);
    sender().send(own, 2L);
    stays.awaitExactly(1L);
    elsewhere.awaitExactly(2L);
  }

  @Test
  @DisplayName("S6 a rejected subscription fails, leaves nothing behind and disturbs no other")
  void rejectedSubscription() {
    String good = topic("good");
    String bad = topic("bad");
    Inbox inbox = receiver().subscribe("s", good);
    fixture().refuse(bad);
    Inbox rejected = receiver().inbox("s", bad);
    for (int attempt = 0; attempt < 2; attempt++) {
      waits()
          .failure(
              receiver().provider().subscribeTopic("s", bad, rejected),
              "subscribing to what the broker refuses");
    }
    Inbox later = receiver().subscribe("s", topic("later"));
    sender().send(good, 1L);
    inbox.awaitExactly(1L);
    receiver().unsubscribeAll("s");
    waits().hold();
    rejected.expectEmpty();
    later.expectEmpty();
  }

  @Test
  @DisplayName("S7 the last intent wins, however many threads subscribed and left before")
  void lastIntentWins() {
    RandomGenerator random = RandomSchedule.random(RandomSchedule.newSeed());
    List<Inbox> left = new ArrayList<>();
    for (int round = 0; round < 30; round++) {
      String topic = topic("contended");
      Contention.on(receiver(), "s", topic, random.nextLong());
      Inbox inbox = receiver().subscribe("s", topic);
      if (random.nextBoolean()) {
        receiver().unsubscribe("s", topic);
        left.add(inbox);
      }
      boolean listens = !left.contains(inbox);
      Inbox witness = listens ? inbox : receiver().subscribe("witness", topic);
      sender().send(topic, 1L);
      witness.awaitExactly(1L);
    }
    waits().hold();
    left.forEach(Inbox::expectEmpty);
  }

  @Test
  @DisplayName("S7 no session is deaf, and none hears too much, after a random schedule")
  void nobodyIsDeafAtRandom(TestReporter report) {
    expect(new RandomSchedule(pair(), waits()).run(report), "S7");
  }

  @Test
  @DisplayName("S7 no subscription is left at the broker when all have left")
  void nothingLeaks() {
    int before = fixture().brokerSubscriptions();
    List<String> topics = List.of(topic("a"), topic("b"), topic("c"));
    for (String topic : topics) {
      Contention.on(receiver(), "s", topic, topic.hashCode());
      receiver().subscribe("t", topic);
    }
    receiver().unsubscribeAll("s");
    receiver().unsubscribeAll("t");
    waits().untilThereAre(before, "subscriptions at the broker", fixture()::brokerSubscriptions);
  }

  @Test
  @DisplayName("S8 the last one out and the first one in, again and again, keeps working")
  void lastOutFirstIn() {
    String topic = topic("in-and-out");
    for (long round = 0; round < 50; round++) {
      Inbox inbox = receiver().subscribe("s" + round % 3, topic);
      sender().send(topic, round);
      inbox.awaitExactly(round);
      receiver().unsubscribe("s" + round % 3, topic);
    }
  }

  @Test
  @DisplayName("S8 a provider on which nothing was subscribed for a while works")
  void idleProviderWorks() {
    String topic = topic("first");
    receiver();
    sender();
    waits().hold();
    sender().send(topic, 1L);
    Inbox inbox = receiver().subscribe("s", topic);
    sender().send(topic, 2L);
    inbox.awaitMessage(2L);
  }
}
