package io.jview.pubsub.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.jview.pubsub.Gap;
import io.jview.pubsub.testkit.fixture.Frames;
import io.jview.pubsub.testkit.fixture.Inbox;
import io.jview.pubsub.testkit.history.RandomOutages;
import io.jview.pubsub.testkit.history.RandomSchedule;
import io.jview.pubsub.testkit.history.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** Chapter 6 of the delivery rules; {@link PubSubConformance} has them all. */
public abstract class OutageRules extends DirectionsInOutages {

  /** Called by the test engine. */
  protected OutageRules() {}

  @Test
  @DisplayName("O1 all that was subscribed works again unasked after a loss, and after the next")
  void worksAgain() {
    String topic = topic("again");
    Inbox inbox = receiver().subscribe("s", topic);
    sender();
    for (int outage = 1; outage <= 3; outage++) {
      int told = outage;
      cutLink(receiver());
      fixture().restoreLink();
      inbox.awaitThat("was told the gap " + told, entries -> inbox.gaps().size() == told);
      awaitDelivery(sender(), topic, inbox, outage * 1_000);
    }
  }

  @Test
  @DisplayName("O1 what is subscribed or unsubscribed in an outage is so when it is over")
  void changesInAnOutageHold() {
    String kept = topic("kept");
    String left = topic("left");
    String joined = topic("joined");
    Inbox keeps = receiver().subscribe("s", kept);
    Inbox leaves = receiver().subscribe("s", left);
    sender();
    cutLink(receiver());
    receiver().unsubscribe("s", left);
    Inbox joins = receiver().subscribe("s", joined);
    fixture().restoreLink();
    keeps.awaitGap(Gap.Reason.DISCONNECTED);
    joins.awaitGap(Gap.Reason.DISCONNECTED);
    awaitDelivery(sender(), kept, keeps, 1);
    awaitDelivery(sender(), joined, joins, 1);
    sender().sendUntilAccepted(left, 1);
    waits().hold();
    leaves.expectEmpty();
  }

  @Test
  @DisplayName("O1 after outages the broker holds all that is subscribed, and no more")
  void subscriptionsAreCounted() {
    receiver();
    sender();
    int none = fixture().brokerSubscriptions();
    List<String> topics = new ArrayList<>();
    for (int i = 0; i < 20; i++) {
      topics.add(topic("counted"));
      receiver().subscribe("s", topics.getLast());
    }
    Inbox last = receiver().subscribe("t", topics.getLast());
    int all = fixture().brokerSubscriptions();
    for (int outage = 1; outage <= 2; outage++) {
      int told = outage;
      cutLink(receiver());
      receiver().unsubscribe("s", topics.getFirst());
      receiver().subscribe("s", topics.getFirst());
      fixture().restoreLink();
      last.awaitThat("was told the gap " + told, entries -> last.gaps().size() == told);
      waits().untilThereAre(all, "subscriptions after an outage", fixture()::brokerSubscriptions);
    }
    receiver().unsubscribeAll("s");
    receiver().unsubscribeAll("t");
    waits().untilThereAre(none, "subscriptions when all have left", fixture()::brokerSubscriptions);
  }

  @Test
  @DisplayName("O1 a subscription that the broker ends while the link lives is had again, and told")
  void revokedSubscription() {
    String topic = topic("revoked");
    Inbox inbox = receiver().subscribe("s", topic);
    sender().send(topic, 1L);
    inbox.awaitExactly(1L);
    for (int time = 1; time <= 2; time++) {
      int told = time;
      fixture().revoke(topic);
      inbox.awaitThat("was told the gap " + told, entries -> inbox.gaps().size() == told);
      awaitDelivery(sender(), topic, inbox, time * 1_000);
    }
    assertEquals(gap(topic, Gap.Reason.DISCONNECTED), inbox.gaps().getFirst(), "the gap told");
  }

  @Test
  @DisplayName("O1 a broker that accepts connections and says nothing is tried again as well")
  void silentWhileReconnecting() {
    String topic = topic("silent");
    Inbox inbox = new Inbox("session 's'", waits().untilTheLinkIsBack());
    receiver().subscribe("s", topic, inbox);
    sender();
    fixture().silenceLink();
    waits().hold();
    fixture().restoreLink();
    inbox.awaitGap(Gap.Reason.DISCONNECTED);
    awaitEventualDelivery(sender(), topic, inbox);
  }

  @Test
  @DisplayName("O2 a link that is lost again while it is being restored ends the same way")
  void lostAgainWhileRestored() {
    List<String> topics = new ArrayList<>();
    List<Inbox> inboxes = new ArrayList<>();
    for (int i = 0; i < 50; i++) {
      topics.add(topic("many"));
      inboxes.add(receiver().subscribe("s" + i % 5, topics.getLast()));
    }
    sender();
    RandomGenerator random = RandomSchedule.random(RandomSchedule.newSeed());
    for (int flap = 0; flap < 3; flap++) {
      new RandomOutages(fixture()).run(random);
    }
    for (int i = 0; i < topics.size(); i++) {
      awaitEventualDelivery(sender(), topics.get(i), inboxes.get(i));
      inboxes.get(i).awaitGap(Gap.Reason.DISCONNECTED);
    }
  }

  @Test
  @DisplayName("O3 each session is told one gap per topic, after what came before the outage")
  void oneGapInItsPlace() {
    List<String> topics = List.of(topic("a"), topic("b"));
    List<Inbox> inboxes = new ArrayList<>();
    for (String session : List.of("s", "t")) {
      topics.forEach(topic -> inboxes.add(receiver().subscribe(session, topic)));
    }
    topics.forEach(topic -> sender().send(topic, 1L));
    inboxes.forEach(inbox -> inbox.awaitExactly(1L));
    cutLink(receiver());
    waits().hold();
    fixture().restoreLink();
    inboxes.forEach(inbox -> inbox.awaitGap(Gap.Reason.DISCONNECTED));
    for (int i = 0; i < inboxes.size(); i++) {
      awaitDelivery(sender(), topics.get(i % 2), inboxes.get(i), 1_000 + 1_000L * i);
    }
    waits().hold();
    for (int i = 0; i < inboxes.size(); i++) {
      List<Object> entries = inboxes.get(i).entries();
      assertEquals(
          List.of(1L, gap(topics.get(i % 2), Gap.Reason.DISCONNECTED)), entries.subList(0, 2));
      assertEquals(1, inboxes.get(i).gaps().size(), "gaps in " + entries);
    }
  }

  @Test
  @DisplayName("O5 a hole in a sender's numbers is told as a gap, at its place")
  void holesAreTold() {
    String topic = topic("hole");
    Inbox inbox = receiver().subscribe("s", topic);
    Frames one = frames(topic);
    Frames two = frames(topic);
    one.publish(7, "a7");
    two.publish(1, "b1");
    one.publish(8, "a8");
    two.publish(2, "b2");
    one.publish(10, "a10");
    two.publish(3, "b3");
    inbox.awaitExactly("a7", "b1", "a8", "b2", gap(topic, Gap.Reason.LOST), "a10", "b3");
  }

  @Test
  @DisplayName("O5 counting starts at the first frame after each confirmed subscription")
  void countingStartsAnew() {
    String topic = topic("anew");
    Frames frames = frames(topic);
    Inbox first = receiver().subscribe("s", topic);
    frames.publish(1, "one");
    first.awaitExactly("one");
    receiver().unsubscribe("s", topic);
    frames.publish(2, "two");
    waits().hold();
    Inbox second = receiver().subscribe("s", topic);
    frames.publish(3, "three");
    second.awaitExactly("three");
  }

  @Test
  @DisplayName("O6 outages lose, but never repeat or reorder")
  void noRepetitionNorReordering(TestReporter report) {
    Verdict verdict =
        new RandomSchedule(pair(), waits()).disturbedBy(new RandomOutages(fixture())).run(report);
    expect(verdict, "D1a", "D1b", "D7");
    assertTrue(!verdict.isSilent(), "nothing arrived at all");
  }

  @Test
  @DisplayName("O9 a frame numbered far behind or ahead is told as a gap, and silences nobody")
  void farNumbersSilenceNobody() {
    String topic = topic("far");
    Inbox inbox = receiver().subscribe("s", topic);
    Frames frames = frames(topic);
    frames.publish(20, "a");
    frames.publish(21, "b");
    frames.publish(1_000_000_000_000L, "far");
    frames.publish(22, "c");
    frames.publish(23, "d");
    Gap lost = gap(topic, Gap.Reason.LOST);
    inbox.awaitExactly("a", "b", lost, "far", lost, "c", "d");
  }
}
